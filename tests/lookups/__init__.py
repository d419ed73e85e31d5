"""Tests of `bot.lookups`."""
