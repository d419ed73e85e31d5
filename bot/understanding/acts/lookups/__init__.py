"""What people want to see, in whatever words: decisions, actions, one record, what they missed, who is in."""

from bot.understanding.acts.lookups.reading import read, read_question

__all__ = ["read", "read_question"]
