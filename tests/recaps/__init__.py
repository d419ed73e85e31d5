"""Tests of `bot.recaps`."""
