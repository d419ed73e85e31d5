"""The link by which people join a meeting: 'join link for january: https://…'."""

import re
from dataclasses import dataclass

from bot.understanding.acts.meetings import which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known

LINK = re.compile(r"https?://[^\s<>]{1,180}")
_OF_A_CALL = re.compile(
    r"\b(?:zoom|teams|webex|skype|join|joining|dial-in|dial|dialling|call|video|meeting|meeting's|session"
    r"|link|links)\b"
)
_ABOUT_A_LINK = re.compile(
    rf"{_OF_A_CALL.pattern}|\b(?:here's|here is|the|for|is|new|use|details|to|at|in|by|via|on)\b"
    r"|(?<=\w)'s\b|[:,()-]"
)


@dataclass(frozen=True)
class Linked:
    """Which meeting a link is of, and where in the text it stands."""

    held: Which
    link: tuple[int, int]


def said(heard: Heard, known: Known, *, at_its_door: bool) -> Linked | None:
    """Return the link of a meeting, where a text says no more than that; elsewhere only if it says of which.

    Somebody's paper 'for January' is no call, and at an open door a link alone may be anything.
    """
    link = LINK.search(heard.text)
    if link is None:
        return None
    start, end = link.start(), link.start() + len(link[0].rstrip(").,;"))
    around = f"{_without_label(heard.text[:start], link[0])} {heard.text[link.end() :]}"
    held = which.find(" ".join(_ABOUT_A_LINK.sub(" ", around).split()), known)
    if held is None or not (at_its_door or _is_of_a_call(around, held)):
        return None
    return Linked(held, (start, end))


def _is_of_a_call(around: str, held: Which) -> bool:
    named = held.named or " next " in f" {around} "
    return named and bool(held.days) and _OF_A_CALL.search(around) is not None


def _without_label(before: str, link: str) -> str:
    """Return the words before a link without those that Slack shows for it: 'zoom.us/j/8 (https://zoom.us/j/8)'."""
    kept = before.removesuffix("(").rstrip()
    label = kept.rpartition(" ")[2]
    return kept.removesuffix(label) if label and label in link else before
