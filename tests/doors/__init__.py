"""Tests of `bot.doors`."""
