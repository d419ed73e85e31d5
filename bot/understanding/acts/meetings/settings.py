"""How long, where and by which clock meetings are: 'make it an hour', 'the next one is in Room 4'."""

import re
from dataclasses import replace
from datetime import date, datetime, time

from bot.language.recurrence import times
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings import places, planned_places, which, zones
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known, KnownMeeting
from bot.understanding.meaning import Confirm, Meaning, MeetingAct, MeetingDoes

_LENGTH_VERBS = re.compile(
    r"\b(?:make|keep|extend|shorten|cut|lengthen|run|runs|lasts?|limit|set|change|reduce"
    r"|increase|have|will|be|should|is"
    r"|are|takes?|allow|length|duration|hold|needs?|was|long|each|only|about|just|down|up|to|for"
    r"|last|now|of|:|can|give"
    r"|shall|say|off|onto|longer|us|plan|lasting|in|total|slot|at|meet|we)\b|:"
)
_SAYS_LENGTH = re.compile(
    r"\b(?:make|keep|extend|shorten|cut|lengthen|runs?|lasts?|limit|reduce|increase|length"
    r"|duration|long|add|knock|trim|lop|shall|be|is|are|set"
    r"|change|allow|need|needs|takes?|longer|shorter|have|meet)\b"
)
_NOT_SO_LONG = re.compile(r",? (?:not|instead of|rather than) [^,]{1,20}$")
_RELATIVE = re.compile(r"\b(?:by|longer(?!,? say)|shorter|extra|more|less|add|knock|trim|lop)\b")
_SHORTER = re.compile(r"\b(?:shorten|shorter|cut|reduce|less|knock|trim|lop)\b")
_OF_MEETINGS = re.compile(r"\b(?:meetings?|session|next one|(?:january|december) one)\b")
_SERIES = re.compile(
    r"\b(?:from now on|in future|always|every time|each time|all|every|each|meetings|series|in general)\b"
)
_ASKED_FOR = ("make", "meet", "extend", "shorten", "have", "hold", "move", "keep")
"""Verbs of what is asked for politely: 'can we have the January meeting on Zoom?'"""
_ALL = re.compile(r"\b(?:all meetings|from now on|in future)\b")
_DONE_BY = re.compile(
    r"(?:be |we're |we'll be |get )?(?:done|finished|over|out|away"
    r"|through) by (?P<clock>[^,;]{1,15}?)(?P<tail> (?:on|in) [^,;]{1,40})(?P<which>)?"
)
_ENDS = re.compile(
    r"(?P<which>.{0,50}?) ?(?:to |will |must |should |is to |has to )?(?:finish|finishes|finishing|end"
    r"|ends|ending)"
    r"(?: by| at| for| promptly at)? (?P<clock>[^,;]{1,25}?)(?P<tail> (?:on|in) [^,;]{1,40})?"
)
_ZONE = re.compile(
    r"(?:(?:our|the|all) meetings (?:are|run|will be|should be)|we(?:'re| are| meet| all meet)?"
    r"|our|the|set|use|change"
    r"|it's|times are|all times are|group|meeting|this group is|plan)?"
    r"(?: the| our| all)? ?(?:on|in|by|at|to)? ?(?:the )?(?:time ?zone|timezone|zone"
    r"|clock)?(?: to| is|:)? ?(?:in|on|to)? ?(?P<zone>[a-z/_ +-]{2,40}?)(?P<time> time)?"
)


def setting(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return the length, place or zone that is set; None where none is."""
    if heard.asks and not heard.text.startswith(_ASKED_FOR):
        return None
    sure = at_its_door or bool(_OF_MEETINGS.search(heard.text))
    return (
        _zone(heard, sure=sure)
        or (_length_and_place(heard, known) if at_its_door else None)
        or _length(heard, known, sure=sure)
        or _end(heard, known, sure=sure)
        or _place(heard, known, sure=sure)
    )


def _zone(heard: Heard, *, sure: bool) -> Meaning | None:
    said = heard.text
    if not sure or not re.search(r"\b(?:time|timezone|zone|clock)\b", said):
        return None
    found = _ZONE.fullmatch(said)
    if found is None or not (found["time"] or re.search(r"zone|clock", said)):
        return None
    zone = zones.named(found["zone"])
    return MeetingAct(MeetingDoes.ZONE, zone=zone) if zone else None


def _end(heard: Heard, known: Known, *, sure: bool) -> Meaning | None:
    """Read when a meeting ends: 'the 10th finishes at 11', which says how long it is."""
    found = _ENDS.fullmatch(heard.text) or _DONE_BY.fullmatch(heard.text)
    held = which.find(f"{found['which'] or ''} {found['tail'] or ''}", known) if found else None
    if found is None or held is None or held.all or not (sure or (held.named and held.days)):
        return None
    try:
        at, _, rest = times.read(f"at {found['clock']}")
    except Refusal:
        return None
    lengths = {one.day: _minutes(one, at) for one in known.coming if at is not None}
    if at is None or rest.strip(" ;") or not all(lengths.get(day, 0) > 0 for day in held.days):
        return None
    act = MeetingAct(MeetingDoes.LENGTH)
    return which.of_one(held, known, lambda day: replace(act, day=day, minutes=lengths.get(day)), act)


def _minutes(meeting: KnownMeeting, ends: time) -> int:
    return int((datetime.combine(meeting.day, ends) - meeting.start).total_seconds()) // 60


def _length_and_place(heard: Heard, known: Known) -> Meaning | None:
    """Read 'make the 10th two hours in Room 4', which is of the one meeting that it names."""
    place, bare = planned_places.of_plan(heard.typed(0, len(heard.text)), known)
    if place is None or not _SAYS_LENGTH.search(heard.text):
        return None
    only = _length(replace(heard, text=" ".join(bare.lower().split())), known, sure=True)
    if not isinstance(only, MeetingAct) or only.day is None:
        return None
    return Confirm((replace(only, place=place),))


def _length(heard: Heard, known: Known, *, sure: bool) -> Meaning | None:
    said = _NOT_SO_LONG.sub("", heard.text)
    if not (_SAYS_LENGTH.search(said) or _ALL.search(said)):
        return None
    try:
        minutes, rest = times.length(said)
    except Refusal:
        return None
    if minutes is None:
        return None
    relative = bool(_RELATIVE.search(said))
    bare = " ".join(_LENGTH_VERBS.sub(" ", _RELATIVE.sub(" ", rest.replace(";", " "))).split())
    series = bool(_SERIES.search(bare))
    held = which.find(_SERIES.sub(" ", bare.replace("from now on", " ")), known)
    if held is None or not (sure or (held.named and held.days)) or not known.coming:
        return None

    def make(day: date | None) -> Meaning:
        length = minutes
        if relative:
            meeting = next((one for one in known.meetings if one.day == day), known.coming[0])
            length = meeting.minutes + (-minutes if _SHORTER.search(said) else minutes)
        return MeetingAct(MeetingDoes.LENGTH, day=day, minutes=length)

    if series and (not held.named or held.all):
        return make(None)
    return which.of_one(held, known, make, MeetingAct(MeetingDoes.LENGTH, minutes=minutes))


def _place(heard: Heard, known: Known, *, sure: bool) -> Meaning | None:
    found = places.said(heard, known, at_its_door=sure)
    if found is None:
        return None
    place, held, series = found
    if series:
        return MeetingAct(MeetingDoes.PLACE, place=place)
    return which.of_one(
        held or which.find("", known) or Which(),
        known,
        lambda day: MeetingAct(MeetingDoes.PLACE, day=day, place=place),
        MeetingAct(MeetingDoes.PLACE, place=place),
    )
