"""Records to messages, forms and cards, each within Slack's limits. Nothing here talks to Slack."""
