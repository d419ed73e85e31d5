"""What Slack makes of text: escaped and linked on its way in, styled on its way out."""
