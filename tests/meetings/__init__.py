"""Tests of `bot.meetings`."""
