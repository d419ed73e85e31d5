"""Mentions of the bot in channels and threads, and what it answers there."""
