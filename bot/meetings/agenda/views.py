"""The next meeting and its matters arising."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.meetings import views as meeting_views
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from storage.records import Action, Concern, Decision, DecisionStatus

SHOWN = 3
"""So many of each kind are named; the rest are counted."""


@dataclass(frozen=True)
class Agenda:
    """What the next meeting has before it. `when` is None when none is planned; `running` is under way."""

    when: str | None
    running: str | None = None
    deliverable: str | None = None
    due: date | None = None
    left: int | None = None
    actions: Sequence[Action] = ()
    decisions: Sequence[Decision] = ()
    concerns: Sequence[tuple[Concern, Decision]] = ()
    upheld: Sequence[tuple[Concern, Decision]] = ()


def agenda(shown: Agenda, *, form_opened: bool) -> Message:
    """Show the next meeting and what it has before it."""
    lines = [f"Meeting now: {shown.running}."] if shown.running else []
    after = "No other meeting is planned." if shown.running else "No meeting is planned."
    lines.append(f"Next meeting: {shown.when}." if shown.when else after)
    if shown.left is not None and shown.due is not None:
        lines.append(meeting_views.left_before(shown.left, shown.deliverable, shown.due))
    matters = list(_matters(shown))
    lines += ["Matters arising:", *matters] if matters else ["No matters arising."]
    ends = "The form is open." if form_opened else "Plan meetings: `/meeting every second Tuesday at 10:00`"
    blocks = [text.section(f"*{lines[0]}*"), text.section("\n".join(lines[1:])), text.context(ends)]
    return Message(text=" ".join([*lines, ends]), blocks=blocks)


def _matters(shown: Agenda) -> Iterator[str]:
    if shown.concerns:
        named = [f"{one.label} {text.brief(concern.text, 100)}" for concern, one in shown.concerns]
        yield _some("open concern", named)
    if shown.upheld:
        yield _some(
            "upheld concern",
            [f"{one.label} {decision_words.upheld(raised, 100)}" for raised, one in shown.upheld],
        )
    for status, called in (
        (DecisionStatus.PROPOSED, "proposal"),
        (DecisionStatus.PARKED, "parked decision"),
    ):
        found = [one for one in shown.decisions if one.status is status]
        if found:
            yield _some(called, [f"{one.label} {text.brief(one.text, 100)}" for one in found])
    if shown.actions:
        yield _some("open action", [_action(one) for one in shown.actions])


def _action(action: Action) -> str:
    due = f" (due {text.day(action.due)})" if action.due else " (no date yet)"
    return f"{action.label} {text.brief(action.text, 100)}{due}"


def _some(words: str, named: Sequence[str]) -> str:
    count = f"{len(named)} {words}{'s' if len(named) != 1 else ''}"
    more = "; …" if len(named) > SHOWN else "."
    return f"• {count}: {'; '.join(named[:SHOWN])}{more}"
