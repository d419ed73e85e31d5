"""How Slack's markup reads."""
