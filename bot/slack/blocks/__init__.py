"""The shapes of Slack's messages and forms, escaping, links, and how much fits. Pure."""
