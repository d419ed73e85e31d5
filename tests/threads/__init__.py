"""Tests of `bot.threads`."""
