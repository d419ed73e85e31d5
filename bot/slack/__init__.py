"""The edge: what Slack sends and is sent, who is who there, and who may see what."""
