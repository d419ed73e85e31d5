"""Tests of `bot.actions`."""
