"""Events: what Slack tells the bot without being asked. One module for each kind of thing that happens."""
