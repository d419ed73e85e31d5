"""The next meeting and its matters arising."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.recurrence import saying
from bot.meetings import views as meeting_views
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from storage.records import Action, AgendaItem, Concern, Decision, DecisionStatus

PLAN = "Plan a meeting"
NOTHING_YET = "Nothing is on its agenda yet."
MOST_HELD = 10
MOST_ITEMS = 12
SHOWN = 3
"""So many of each kind are named; the rest are counted."""


@dataclass(frozen=True)
class Agenda:
    """What the next meeting has before it. `when` is None when none is planned; `running` is under way.

    `chair` chairs it in the place of the group's chair.
    """

    when: str | None
    running: str | None = None
    deliverable: str | None = None
    due: date | None = None
    left: int | None = None
    actions: Sequence[Action] = ()
    decisions: Sequence[Decision] = ()
    concerns: Sequence[tuple[Concern, Decision]] = ()
    upheld: Sequence[tuple[Concern, Decision]] = ()
    items: Sequence[AgendaItem] = ()
    place: str | None = None
    chair: str | None = None


@dataclass(frozen=True)
class Held:
    """One meeting: `when` it is in words, where, what is on its agenda, and who chairs it alone."""

    when: str
    place: str | None = None
    items: Sequence[AgendaItem] = ()
    chair: str | None = None


def agenda(shown: Agenda) -> Message:
    """Show the next meeting and what it has before it."""
    lines = [f"Meeting now: {shown.running}."] if shown.running else []
    after = "No other meeting is planned." if shown.running else "No meeting is planned."
    lines.append(f"Next meeting: {shown.when}." if shown.when else after)
    lines += _chairs(shown.chair)
    if shown.place:
        lines.append(f"Place: {text.brief(shown.place, 200)}.")
    if shown.items:
        lines.append(f"On its agenda: {item_list(shown.items)}")
    if shown.left is not None and shown.due is not None:
        lines.append(meeting_views.left_before(shown.left, shown.deliverable, shown.due))
    matters = list(_matters(shown))
    lines += ["Matters arising:", *matters] if matters else ["No matters arising."]
    button = text.button(PLAN, "meeting_plan", "plan")
    blocks = [text.section(f"*{lines[0]}*"), text.section("\n".join(lines[1:])), text.actions(button)]
    return Message(text=" ".join([*lines, f"Press {PLAN} for the form."]), blocks=blocks)


def held(found: Sequence[Held], day: date | None) -> Message:
    """Show the meetings of a day or of a time, each with its place and its agenda."""
    if not found:
        return text.note(f"No meeting is planned {f'on {text.day(day)}' if day else 'then'}.")
    lines = []
    for one in found:
        parts = [f"Meeting: {one.when}.", *_chairs(one.chair)]
        parts += [f"Place: {text.brief(one.place, 200)}."] if one.place else []
        parts += [f"On its agenda: {item_list(one.items)}"] if one.items else [NOTHING_YET]
        lines.append("\n".join(parts))
    blocks = [text.section(line) for line in lines[:MOST_HELD]]
    return Message(text=" ".join(lines[:MOST_HELD]).replace("\n", " "), blocks=blocks)


def _chairs(chair: str | None) -> list[str]:
    return [f"{text.person(chair)} chairs it."] if chair else []


def item_list(items: Sequence[AgendaItem], most: int = MOST_ITEMS) -> str:
    """Return what people put on an agenda, numbered, with how long each takes."""
    named = [f"{number}. {_item(one)}" for number, one in enumerate(items[:most], start=1)]
    more = len(items) - most
    return "; ".join([*named, *([f"{more} more"] if more > 0 else [])]) + "."


def _item(one: AgendaItem) -> str:
    return text.brief(one.text, 100) + (f" ({saying.length(one.minutes)})" if one.minutes else "")


def _matters(shown: Agenda) -> Iterator[str]:
    if shown.concerns:
        named = [f"{one.label} {text.brief(concern.text, 100)}" for concern, one in shown.concerns]
        yield _some("open concern", named)
    if shown.upheld:
        yield _some(
            "upheld concern",
            [f"{one.label} {decision_words.upheld(raised, one, 100)}" for raised, one in shown.upheld],
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
