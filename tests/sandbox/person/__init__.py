"""What people can do in Slack's clients, and what they can not."""
