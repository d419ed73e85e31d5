"""Decisions as people say them: new ones, and what becomes of those that are on record."""

from bot.understanding.acts.decisions.changes import read_change
from bot.understanding.acts.decisions.lists import is_list
from bot.understanding.acts.decisions.new import read_new, read_statement
from bot.understanding.acts.decisions.talk import matter

__all__ = ["is_list", "matter", "read_change", "read_new", "read_statement"]
