"""Tests of `bot.slack.incoming`."""
