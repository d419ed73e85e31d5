"""Work that comes again with the meetings: 'before each meeting', 'at every meeting', 'a week after each'."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.language.recurrence import words
from bot.language.wording import word_set
from bot.understanding.acts.actions import repeating
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from scheduler import meetings as rules
from storage.records import EachMeeting

_LENGTH = (
    rf"(?:within )?(?P<count>an?|the|{'|'.join(words.NUMBERS)}|\d{{1,2}}) (?P<working>working )?"
    r"(?P<unit>day|week|fortnight)s? "
)
_BEFORE = r"before|ahead of|in advance of|prior to|in (?:good )?time for|ready for|for"
_AFTER = r"after|following"
_EACH = r"(?:every(?: single)?|each(?: and every)?|each of (?:our|the)|all(?: of)?(?: our| the)?)"
_BODY = r"(?:(?P<body>[a-z]{3,20}) )?"
_WITH = re.compile(
    rf"(?<![\w/-])(?:{_LENGTH})?(?:(?P<before>{_BEFORE})|(?P<at>at|during|to|in)|(?P<after>{_AFTER}|of))"
    rf" {_EACH} {_BODY}meetings?(?![\w'-])"
)
_WITH_MEETINGS = re.compile(
    rf"(?<![\w/-])(?:{_LENGTH})?(?:(?P<before>before|ahead of|in advance of|prior to)|(?P<after>{_AFTER}))"
    rf" (?:our |the )?{_BODY}meetings(?=\s*$|[.,;])"
)
_EVERY_MEETING = re.compile(rf"(?<![\w/-])(?:every|each) {_BODY}meeting(?![\w'-])")
_OF_OTHERS = re.compile(r" (?:of|with|between|held|called|where|that|which|who)\b")
"""What shows that it is of somebody else's meetings: 'every meeting of the trust'."""
_USUAL = frozenset(("regular", "monthly", "weekly", "fortnightly", "quarterly", "full", "single"))
_BODIES = frozenset(("board", "group", "committee"))
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_HELD = word_set(
    "attend chair minute record join host open close run lead prepare plan cover facilitate clerk convene",
    "hold organise book film photograph",
)
"""What is done with a meeting itself, which is then no time."""


@dataclass(frozen=True)
class WithMeetings:
    """A text without how its work comes again with `each` meeting, and the words that `said` that."""

    plain: Plain
    each: EachMeeting
    said: str


@dataclass(frozen=True)
class First:
    """When work that comes again with the meetings is first due, and the meeting that the day hangs on."""

    due: date
    meeting: date


def find(plain: Plain, known: Known) -> WithMeetings | None:
    """Return how work comes again with the group's meetings; None for other work."""
    for pattern in (_WITH, _WITH_MEETINGS, _EVERY_MEETING):
        found = pattern.search(plain.folded)
        if found is None:
            continue
        each = _each(found) if pattern is not _EVERY_MEETING else EachMeeting(0)
        ours = (found["body"] or "regular") in _bodies(known) | _USUAL
        if each is None or not ours or _OF_OTHERS.match(plain.folded, found.end()):
            return None
        said = plain.text[found.start() : found.end()]
        before = plain.folded[: found.start()].split()
        is_object = pattern is _EVERY_MEETING and bool(before) and before[-1] in _HELD
        return WithMeetings(plain if is_object else repeating.without(plain, *found.span()), each, said)
    return None


def first(each: EachMeeting, known: Known, since: date | None = None) -> First | None:
    """Return when such work is first due, from a day on; None where no meeting is planned then."""
    hours, earliest = known.calendar.working, since or known.today
    for meeting in _days(known, today_too=each.days < 0):
        due = rules.due_by(meeting, each, hours)
        if meeting >= earliest and due >= known.today:
            return First(due, meeting)
    return None


def _days(known: Known, *, today_too: bool) -> Collection[date]:
    """Return the days of the coming meetings, or today's too: the work after that is still to be done."""
    coming = {one.day for one in known.meetings} | set(known.calendar.meetings)
    return sorted(day for day in coming if day > known.today or (today_too and day == known.today))


def _each(found: re.Match[str]) -> EachMeeting | None:
    """Return how long before or after each meeting it is; None where that makes no sense."""
    count = found["count"]
    if found.re is _WITH and ((found["at"] and count) or (found["after"] == "of" and not count)):
        return None
    sign = -1 if found["after"] else 1
    if not count:
        return EachMeeting(0) if found.groupdict().get("at") else EachMeeting(sign, working=True)
    days = (1 if count == "the" else words.number(count)) * _DAYS[found["unit"]]
    # Of the day before nobody expects that it is a Sunday.
    return EachMeeting(sign * days, working=bool(found["working"]) or days == 1)


def _bodies(known: Known) -> frozenset[str]:
    """Return what the group's own meetings may be called by: words of its channel's name."""
    name = known.groups.get(known.channel, "")
    return frozenset(re.split(r"[^a-z]+", name.lower())) if name else _BODIES
