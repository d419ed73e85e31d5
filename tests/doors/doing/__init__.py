"""Tests of `bot.doors.doing`."""
