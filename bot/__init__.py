"""Talks with people: the only package that knows Slack."""
