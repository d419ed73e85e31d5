"""What people do in Slack's clients, each step told to the app as Slack tells it, and what they see."""
