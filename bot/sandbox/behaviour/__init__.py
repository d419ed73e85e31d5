"""What Slack does with what there is: messages posted and changed, views opened, the app told of it all."""
