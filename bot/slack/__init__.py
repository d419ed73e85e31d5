"""Slack's edge: what comes from Slack and goes to it, who is who there, and who may see what."""
