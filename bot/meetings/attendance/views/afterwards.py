"""What is asked once a meeting is over, and what those are told who had not missed it after all."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import wording
from bot.meetings.attendance.views import NOT_RECORDED, Roll, lines
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.sources.unclear import views as unclear_views
from bot.sources.unclear.views import Asked
from storage.records import Decision, Meeting, is_recorded

MOST_DECISIONS = 10
NOBODY_SAID = f"{NOT_RECORDED}."
"""What need not be said where it is asked."""


@dataclass(frozen=True)
class Afterwards:
    """A meeting that is over: how many `decisions` and `actions` came of it, and what of them is unclear."""

    roll: Roll
    decisions: int
    actions: int
    asked: Sequence[Asked] = ()


def afterwards(ended: Afterwards) -> Message:
    """Ask who was there, where too few have said so, and what is unclear, once a meeting is over."""
    roll, value = ended.roll, str(ended.roll.meeting.id)
    title = f"The meeting of {text.channel(roll.meeting.channel)} is over: {_came_of(ended)}."
    if is_recorded(roll.known):
        row = [text.button("Correct attendance", "meeting_attendance", value)]
    else:
        title += " Who was there?"
        row = [
            text.button("All here", "meeting_all_here", value, style="primary"),
            text.button("Choose", "meeting_choose", value),
        ]
    said = [f"{roll.when}.", *(line for line in lines(roll) if line != NOBODY_SAID)]
    blocks = [text.section(f"*{title}*"), *(text.section(line) for line in said), text.actions(*row)]
    plain = text.cut(" ".join([title, *(line.replace("\n", " ") for line in said)]), text.MAX_SECTION)
    if ended.asked:
        asks = unclear_views.together(ended.asked)
        blocks, plain = [*blocks, *asks["blocks"]], f"{plain}\n{asks['text']}"
    return Message(text=plain, blocks=blocks)


def _came_of(ended: Afterwards) -> str:
    """Return what was recorded at a meeting: 'four decisions, one action'."""
    counts = ((ended.decisions, "decision"), (ended.actions, "action"))
    named = [f"{wording.number(count)} {what}{'s' * (count > 1)}" for count, what in counts if count]
    return ", ".join(named) or "nothing was recorded"


def not_missed(meeting: Meeting, decided: Sequence[Decision], *, there: bool) -> Message:
    """Tell somebody that they did not miss what they were told they had, or that nobody can say so."""
    labels = text.listed([one.label for one in decided])
    where = f"{text.channel(meeting.channel)} on {text.day(meeting.day)}"
    told = f"I told you that you had missed {labels}."
    if there:
        head = f"{told} You did not: you are noted as there, in {where}."
    else:
        head = f"{told} You may not have: it is not recorded who was in {where}."
    lines = [f"{one.label} {text.brief(one.text)}" for one in decided]
    blocks = [text.section(f"*{head}*"), *(text.section(line) for line in lines[:MOST_DECISIONS])]
    return Message(text="\n".join([head, *lines[:MOST_DECISIONS]]), blocks=blocks)
