"""Tests of `bot.decisions`."""
