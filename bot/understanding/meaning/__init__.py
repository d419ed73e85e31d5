"""What somebody meant by what they typed: one of a few acts, with everything that it takes.

`bot.understanding.understand` returns one of these for whatever is typed at any door; the doors do it.
"""

from bot.understanding.meaning.acts import (
    Answer,
    Becomes,
    Change,
    Missing,
    OpenForm,
    Record,
    Says,
)
from bot.understanding.meaning.lookups import (
    Show,
    Wanted,
    What,
)
from bot.understanding.meaning.meetings import (
    MeetingAct,
    MeetingDoes,
)
from bot.understanding.meaning.people import (
    Courtesy,
    LeaveOut,
    NotUnderstood,
    Politeness,
    Prefer,
    Preference,
    WorkingTime,
)
from bot.understanding.meaning.questions import (
    About,
    Ask,
    Confirm,
    Meaning,
    Reading,
    Several,
)
from bot.understanding.meaning.records import (
    New,
    NewAction,
    NewDecision,
    Ref,
    Taken,
    Votes,
)

__all__ = [
    "About",
    "Answer",
    "Ask",
    "Becomes",
    "Change",
    "Confirm",
    "Courtesy",
    "LeaveOut",
    "Meaning",
    "MeetingAct",
    "MeetingDoes",
    "Missing",
    "New",
    "NewAction",
    "NewDecision",
    "NotUnderstood",
    "OpenForm",
    "Politeness",
    "Prefer",
    "Preference",
    "Reading",
    "Record",
    "Ref",
    "Says",
    "Several",
    "Show",
    "Taken",
    "Votes",
    "Wanted",
    "What",
    "WorkingTime",
]
