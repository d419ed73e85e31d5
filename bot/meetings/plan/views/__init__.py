"""A plan of meetings, shown to the person who typed it before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.language import wording
from bot.language.recurrence import saying
from bot.meetings import views as meeting_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message

HOLIDAYS_SHOWN = 3


@dataclass(frozen=True)
class PlanPreview:
    """What a plan comes to. `zone` is None when nobody knows where the group lives.

    `lasting` is set, in minutes, when no length was typed; `left` is how many meetings there are before
    the deliverable is due; `replaces` is the present series in words, of which `cancelled` meetings go.
    `holiday` is the first day, if it is a public one. `holidays`, where the plan speaks of them, are those of
    its days, each with the day on which it meets instead, if it does.
    """

    words: str
    zone: str | None
    days: Sequence[date]
    lasting: int | None = None
    left: int | None = None
    deliverable: str | None = None
    due: date | None = None
    replaces: str | None = None
    cancelled: int = 0
    place: str | None = None
    holiday: date | None = None
    holidays: Sequence[tuple[date, date | None]] | None = None


def plan(understood: PlanPreview, value: str, *, asks: str | None = None) -> Message:
    """Ask whether a plan was understood; `value` brings it back when a button is pressed.

    `asks` is who else has to agree.
    """
    lines = [*plan_lines(understood), *will_be_asked(asks)]
    buttons = text.actions(
        text.button("Confirm", "meeting_confirm", value, style="primary"),
        text.button("Change", "meeting_change", value),
    )
    return Message(
        text=" ".join([*lines, "Press Confirm to plan this, or Change."]),
        blocks=[*plan_blocks(understood, asks), buttons],
    )


def plan_blocks(understood: PlanPreview, asks: str | None) -> list[Block]:
    """Show what a plan comes to, and that nothing of it is stored yet."""
    lines = plan_lines(understood)
    small = " ".join(["Nothing is planned before you press Confirm.", *will_be_asked(asks)])
    return [text.section("\n".join([f"*{lines[0]}*", *lines[1:]])), text.context(small)]


def will_be_asked(user: str | None) -> list[str]:
    """Return the sentence that somebody else has to agree; nothing when nobody has to."""
    return [f"When you press Confirm, {text.person(user)} is asked."] if user else []


def plan_lines(understood: PlanPreview) -> list[str]:
    """Return what a plan comes to, a sentence a line; the first is the plan in words."""
    lines = [f"{wording.begin(understood.words)}, {_zone(understood.zone)}."]
    if understood.lasting is not None:
        which = "It" if len(understood.days) == 1 else "Each"
        lines.append(f"{which} takes {saying.length(understood.lasting)}, as no length was given.")
    if understood.place:
        lines.append(f"Place: {text.brief(understood.place, 200)}.")
    lines.append(_dates(understood.days))
    if understood.holidays is not None:
        lines.append(_holidays(understood.holidays))
    elif understood.holiday is not None:
        lines.append(f"{text.day(understood.holiday)} is a public holiday.")
    if understood.left is not None and understood.due is not None:
        lines.append(meeting_views.left_before(understood.left, understood.deliverable, understood.due))
    if understood.replaces is not None:
        lines.append(_replaces(understood.replaces, understood.cancelled))
    return lines


def _zone(zone: str | None) -> str:
    if zone is None:
        return "in UTC, because no time zone is known for this group"
    return saying.clock(zone)


def _dates(days: Sequence[date]) -> str:
    named = text.listed([text.day(day) for day in days])
    return f"The date: {named}." if len(days) == 1 else f"The next dates: {named}."


def _holidays(found: Sequence[tuple[date, date | None]]) -> str:
    """Say which days of a plan are public holidays, and when it meets instead."""
    if not found:
        return "None of its days so far is a public holiday."
    named = [text.day(day) if to is None else f"{text.day(to)} for {text.day(day)}" for day, to in found]
    more = " and so on" if len(found) > HOLIDAYS_SHOWN else ""
    shown = f"{', '.join(named[:HOLIDAYS_SHOWN])}{more}" if more else text.listed(named)
    held = found[0][1] is not None
    return f"{'Moved off public holidays' if held else 'Left out as public holidays'}: {shown}."


def _replaces(present: str, cancelled: int) -> str:
    number = f"its {cancelled} coming meetings are" if cancelled != 1 else "its coming meeting is"
    return f"It replaces the present plan, {present}: {number} cancelled."
