"""What Slack sends, from the socket to the handler: checked, read, let in, and acknowledged."""
