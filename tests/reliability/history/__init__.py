"""What people did in a run, what they were told of it, and what was there at the end: one file a run."""

from tests.reliability.history.attempts import History, Outcome, Seen
from tests.reliability.history.checker import Verdict, judged

__all__ = ["History", "Outcome", "Seen", "Verdict", "judged"]
