"""Where a meeting that is planned is to be held: the place or the link that stands in the plan."""

import re

from bot.language.recurrence import times, words
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings.places import CALLS, LINK, names_kind
from bot.understanding.known import Known

_CALL = re.compile(rf",? (?:on|by|via|over|using|through) (?P<call>{CALLS})\b")
_WHERE = re.compile(
    r",? (?:in|at) (?P<place>(?:the )?[^\W\d][^,;]{1,60}?)(?= for | until | from | every |,|;|$)"
)


def of_plan(typed: str, known: Known) -> tuple[str | None, str]:
    """Return the place or link that stands in a plan, and the plan without it."""
    if link := LINK.search(typed):
        before = typed[: link.start()].removesuffix("link:").rstrip(" ,;:(")
        return link[0].rstrip(").,"), before + typed[link.end() :].lstrip(") ")
    low = typed.lower()
    if len(low) != len(typed):
        return None, typed
    if call := _CALL.search(low):
        return typed[call.start("call") : call.end()], typed[: call.start()] + typed[call.end() :]
    place_, bare = _between_commas(typed)
    if place_ is not None:
        return place_, bare
    for found in _WHERE.finditer(low):
        place = found["place"]
        if names_kind(place) and not re.match(words.MONTH, place) and not _is_time_of_day(place):
            return typed[found.start("place") : found.end()], typed[: found.start()] + typed[found.end() :]
    return _at_the_end(typed)


def _at_the_end(typed: str) -> tuple[str | None, str]:
    """Return the place that stands last, right behind a time: '7pm Town Hall'."""
    last = _AT_THE_END.search(typed)
    low = last["place"].lower() if last else ""
    if last is None or not names_kind(low) or _SAYS_WHEN.search(low):
        return None, typed
    return last["place"].strip(" ."), typed[: last.start("place")]


def _between_commas(typed: str) -> tuple[str | None, str]:
    """Return the place that stands between commas: 'Monday, 2pm, Room 4, Civic Offices'."""
    parts = re.split("[,;]", typed)
    for at, part in enumerate(parts):
        bare = part.strip(" .").lower()
        if (
            at
            and names_kind(bare)
            and not re.search(r"\b(?:every|each)\b", bare)
            and not _is_time_of_day(bare)
        ):
            end = next((to for to in range(at + 1, len(parts)) if _says_when(parts[to])), len(parts))
            place = ",".join(parts[at:end]).strip(" .")
            return re.sub(r"^(?:in|at|via|by|on) ", "", place), ",".join(parts[:at] + parts[end:])
    return None, typed


_AT_THE_END = re.compile(
    r"(?:\d|\dam|\dpm|noon|\d a\.m\.|\d p\.m\.|o'clock|daily|weekly|monthly"
    r"|fortnightly),? (?P<place>[a-zA-Z][^\d,;]{1,40})$"
)
"""'7pm Town Hall': what stands last, right behind a time."""
_SAYS_WHEN = re.compile(
    rf"\b(?:{words.DAY}|{words.MONTH}|every|each|until|from|for|noon|hours?|starting|monthly|weekly|except"
    r"|excluding|unless|not|apart|skip(?:ping)?|holidays?)\b"
)


def _says_when(part: str) -> bool:
    return bool(re.search(r"\d", part) or _SAYS_WHEN.search(part.lower()))


def _is_time_of_day(typed: str) -> bool:
    try:
        at, minutes, _ = times.read(f"at {typed}")
    except Refusal:
        return False
    return at is not None or minutes is not None
