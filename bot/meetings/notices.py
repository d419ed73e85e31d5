"""What a channel is told of its meetings: planned, cancelled, moved; and who chairs."""

from collections.abc import Sequence
from datetime import date

from bot.slack.blocks import text
from bot.slack.blocks.text import Message


def series_card(words: str, zone: str, days: Sequence[date], author: str, chair: str | None) -> Message:
    """Tell the channel when it meets from now on."""
    lines = [f"This group meets {words}, {zone.replace('_', ' ')} time."]
    if days:
        lines.append(f"Next: {text.listed([text.day(day) for day in days])}.")
    return _told(lines, _by(author, chair))


def meeting_card(when: str, zone: str, author: str, chair: str | None) -> Message:
    """Tell the channel of one meeting."""
    return _told([f"A meeting is planned: {when}, {zone.replace('_', ' ')} time."], _by(author, chair))


def cancelled(when: str, by: str, following: str | None) -> Message:
    """Tell the channel that a meeting will not be held, and which one is next."""
    lines = [f"The meeting of {when} is cancelled."]
    lines.append(f"The next one: {following}." if following else "No other meeting is planned.")
    return _told(lines, f"Cancelled by {text.person(by)}.")


def moved(before: str, when: str, by: str) -> Message:
    """Tell the channel that a meeting is held at another time."""
    return _told([f"The meeting of {before} is moved to {when}."], f"Moved by {text.person(by)}.")


def chair_named(chair: str, by: str) -> Message:
    """Tell the channel who chairs it."""
    return _told([f"{text.person(chair)} chairs this group's meetings."], f"Said by {text.person(by)}.")


def no_such_meeting(asked: str, planned: Sequence[str]) -> str:
    """Say that no meeting is planned then, and which ones are."""
    if not planned:
        return f"No meeting is planned {asked}, nor any other. Plan one: `/meeting 3 December at 14:00`"
    return f"No meeting is planned {asked}. Planned are: {'; '.join(planned)}."


def _by(author: str, chair: str | None) -> str:
    chairing = f" {text.person(chair)} chairs." if chair else ""
    return f"Planned by {text.person(author)}.{chairing}"


def _told(lines: Sequence[str], small: str) -> Message:
    blocks = [text.section("\n".join([f"*{lines[0]}*", *lines[1:]])), text.context(small)]
    return Message(text=" ".join([*lines, small]), blocks=blocks)
