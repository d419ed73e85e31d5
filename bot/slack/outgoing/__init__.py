"""What goes to Slack: the outbox's messages, and the search for one that may or may not have arrived."""
