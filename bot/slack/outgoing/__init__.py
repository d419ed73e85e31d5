"""What goes to Slack: messages of the outbox, and where one of them went of which nobody knows."""
