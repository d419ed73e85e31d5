"""Channels and people that change, as Slack tells of them."""
