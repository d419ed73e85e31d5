"""A person's hand: what people do in Slack's clients, each act delivered to the app and acknowledged."""
