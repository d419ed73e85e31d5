"""What there is: workspaces, people, channels, messages, and the limits that Slack sets."""
