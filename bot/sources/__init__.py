"""What was said in Slack: conversations, the message a record came from, and the record's card."""
