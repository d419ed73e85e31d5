"""What reaches the app, over which transport, and when it comes again."""
