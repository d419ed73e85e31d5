"""The end of a group's meetings: what it touches before it is made, and what the channel is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.language import wording
from bot.meetings import views as meeting_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Action, Decision

SHOWN = 3


@dataclass(frozen=True)
class EndingPreview:
    """What an end of the meetings comes to. `words` are the series that ends, if one does.

    `gone` are the days of the meetings that fall away, and `stay` says when the others are. `hanging` are the
    actions whose due days hang on what falls away; `decisions` wait for a meeting, and there is none left.
    """

    words: str
    since: date | None
    gone: Sequence[date]
    running: bool = False
    stay: Sequence[str] = ()
    hanging: Sequence[Action] = ()
    decisions: Sequence[Decision] = ()


def lines(shown: EndingPreview) -> list[str]:
    """Return what ends and what that affects, a sentence a line; the first is the end itself."""
    since = f" from {text.day(shown.since)} on" if shown.since else ""
    sentences = [
        f"End this group's series of meetings{since}: {shown.words}."
        if shown.words
        else f"Cancel all meetings that are planned{since}."
    ]
    if shown.gone:
        sentences.append(f"{_meetings(len(shown.gone))} cancelled: {_days(shown.gone)}.")
    if shown.running:
        sentences.append("The meeting that is under way goes on.")
    sentences.append(_stay(shown.stay))
    if shown.hanging:
        goes = "move to the next meeting" if shown.stay else "stay until another meeting is planned"
        sentences.append(
            f"Due dates that {goes}: {meeting_views.named(shown.hanging)}. Their owners are told."
        )
    if shown.decisions:
        sentences.append(f"Still to be decided: {meeting_views.named(shown.decisions)}.")
    return [*sentences, meeting_views.TOLD]


def _meetings(count: int) -> str:
    return f"{wording.begin(wording.number(count))} meeting{'s are' if count != 1 else ' is'}"


def _days(days: Sequence[date]) -> str:
    left = len(days) - SHOWN
    return text.listed([*map(text.day, days[:SHOWN]), *([f"{left} more"] if left > 0 else [])])


def _stay(stay: Sequence[str]) -> str:
    if not stay:
        return "No other meeting is planned."
    if len(stay) == 1:
        return f"One meeting stays: {stay[0]}."
    return f"{len(stay)} meetings stay, the last on {stay[-1]}."


def ended(
    words: str, since: date | None, cancelled: int, first: datetime | None, following: str, by: str
) -> Message:
    """Tell the channel that its meetings end: how many are `cancelled`, beginning with the `first`."""
    if since is not None:
        said = [f"This group's meetings end: there are none from {text.day(since)} on."]
    elif words:
        said = [f"This group's series of meetings has ended: {words}."]
    else:
        said = ["The meetings that were planned are cancelled."]
    if cancelled and first is not None:
        said.append(f"{_meetings(cancelled)} cancelled, beginning with that of {text.day(first.date())}.")
    said.append(f"The next one: {following}." if following else "No other meeting is planned.")
    return meeting_views.notice(said, f"Ended by {text.person(by)}.")
