"""Where records come from: messages in Slack, how they change, and the card of any record."""
