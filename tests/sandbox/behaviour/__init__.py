"""What Slack does with views and messages."""
