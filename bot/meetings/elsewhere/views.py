"""Meetings of several groups, as one person is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.meetings.agenda import views as agenda_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import AgendaItem, Meeting

MOST_OFFERED = 5
NONE = "No meeting is planned in the groups that you are in."
ASKS = "For which meeting are your apologies?"
UNCHANGED = "Nothing has changed yet."
SUBSTITUTE = "Send a substitute"
COME = "I can come after all"
COMES = "You are expected at it again: no apologies stand."


@dataclass(frozen=True)
class Planned:
    """A meeting, `when` it is in words, its group's `name`, and what is on its agenda."""

    meeting: Meeting
    when: str
    name: str = ""
    items: Sequence[AgendaItem] = ()


def planned(found: Sequence[Planned], *, then: str = "") -> Message:
    """Show the meetings that somebody asks about, the next one first; `then` says for which day none is."""
    if not found:
        return text.note(f"{then} {NONE}".strip())
    lines = [_line(one) for one in found]
    head = f"{then} Next:" if then else ("Your next meeting:" if len(found) == 1 else "Your next meetings:")
    blocks = [text.section(f"*{head}*"), *(text.section(line) for line in lines)]
    return Message(text="\n".join([head, *lines]), blocks=blocks)


def _line(one: Planned) -> str:
    parts = [f"{text.channel(one.meeting.channel)}: {one.when}."]
    parts += [f"Place: {text.brief(one.meeting.place, 200)}."] if one.meeting.place else []
    parts += [f"On its agenda: {agenda_views.item_list(one.items)}"] if one.items else []
    return "\n".join(parts)


def which(found: Sequence[Planned]) -> Message:
    """Ask for which meeting apologies are: one button each."""
    several = len({one.meeting.channel for one in found}) > 1
    offered = found[:MOST_OFFERED]
    labels = [f"#{one.name}, {one.when}" if several and one.name else one.when for one in offered]
    buttons = [
        text.button(text.cut(label, 75), f"apologies_for_{number}", str(one.meeting.id))
        for number, (label, one) in enumerate(zip(labels, offered, strict=True))
    ]
    return Message(
        text=f"{ASKS} {UNCHANGED} Press {text.either(labels)}.",
        blocks=[text.section(f"*{ASKS}*"), text.context(UNCHANGED), text.actions(*buttons)],
    )


def noted(one: Planned, instead: str | None, *, sends: bool = False) -> Message:
    """Say that somebody's apologies are noted, and let them be taken back.

    Whoever `sends` somebody whom nobody knows by that name is asked who that is.
    """
    said = f"Your apologies for {text.channel(one.meeting.channel)} on {one.when} are noted."
    said += f" {text.person(instead)} goes instead." if instead else ""
    said += f" Press {SUBSTITUTE} to say who goes in your place." if sends else ""
    said += " The group sees that before the meeting."
    value = str(one.meeting.id)
    row = [text.button(SUBSTITUTE, "meeting_substitute", value)] if sends else []
    row.append(text.button(COME, "apologies_back", value))
    return Message(
        text=f"{said} Press {COME} to take that back.", blocks=[text.section(said), text.actions(*row)]
    )


def there(one: Planned) -> Message:
    """Say that somebody is noted as having been at a meeting."""
    return text.note(f"You are noted as there: {text.channel(one.meeting.channel)}, {one.when}.")
