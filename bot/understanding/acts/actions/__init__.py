"""What gives somebody work, at any door: who is to do what, by when, to what end; and what changes that."""

from bot.understanding.acts.actions.changing import read_change
from bot.understanding.acts.actions.frames import matter
from bot.understanding.acts.actions.new import read_new, read_task

__all__ = ["matter", "read_change", "read_new", "read_task"]
