"""A meaning in the shape in which the tables write it."""

import re
from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from bot.language.recurrence import saying, words
from bot.understanding.meaning import (
    Answer,
    Ask,
    Change,
    Confirm,
    Courtesy,
    LeaveOut,
    Meaning,
    MeetingAct,
    NewAction,
    NewDecision,
    NotUnderstood,
    OpenForm,
    Prefer,
    Record,
    Ref,
    Several,
    Show,
    WorkingTime,
)
from storage.records import Assignee, DecisionStatus, EachMeeting, OwnerKind
from tests.understanding import board

Shape = dict[str, Any]

_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")


@singledispatch
def shape_of(meaning: Meaning) -> Shape:
    """Return a meaning as the tables write it."""
    raise TypeError(meaning)


@shape_of.register
def _(meaning: Record) -> Shape:
    return {"act": "record", "records": [_record(one) for one in meaning.records]}


@shape_of.register
def _(meaning: OpenForm) -> Shape:
    return _form(meaning)


@shape_of.register
def _(meaning: Change) -> Shape:
    return _dropped(
        act="change",
        record=_label(meaning.record),
        to=meaning.to.value,
        text=meaning.text,
        due=_day(meaning.due),
        owners=sorted(_owner(one) for one in meaning.owners),
        reason=bare(meaning.reason),
    )


@shape_of.register
def _(meaning: Answer) -> Shape:
    return _dropped(
        act="answer",
        to=sorted(_label(one) for one in meaning.to),
        says=meaning.says.value,
        until=_day(meaning.until),
        to_whom=_owner(meaning.to_whom) if meaning.to_whom else None,
        why=bare(meaning.why),
        outcome=bare(meaning.outcome),
    )


@shape_of.register
def _(meaning: Show) -> Shape:
    return _dropped(
        act="show",
        what=meaning.what.value,
        record=_label(meaning.record) if meaning.record else None,
        mine=meaning.mine,
        of=_one_or_all([_person(one) for one in meaning.people]),
        status=_one_or_all(meaning.statuses),
        since=_day(meaning.since),
        until=_day(meaning.until),
        words=meaning.words,
        day=_day(meaning.day),
        **{"for": meaning.wanted.value if meaning.wanted else None},
    )


@shape_of.register
def _(meaning: MeetingAct) -> Shape:
    return _meeting(meaning)


@shape_of.register
def _(meaning: Prefer) -> Shape:
    return _dropped(
        act="prefer",
        what=meaning.what.value,
        since=_day(meaning.since),
        until=_day(meaning.until),
        every=meaning.every,
        place=meaning.place,
        **(_working(meaning.hours) if meaning.hours is not None else {}),
    )


def _working(hours: WorkingTime) -> Shape:
    return {
        "days": [words.CODES[day] for day in hours.days],
        "off": [words.CODES[day] for day in hours.off],
        "begins": f"{hours.begins:%H:%M}" if hours.begins else None,
        "ends": f"{hours.ends:%H:%M}" if hours.ends else None,
    }


@shape_of.register
def _(meaning: Courtesy) -> Shape:
    return {"act": "courtesy", "what": meaning.what.value}


@shape_of.register
def _(meaning: NotUnderstood) -> Shape:
    return {"act": "not understood"}


@shape_of.register
def _(meaning: LeaveOut) -> Shape:
    return {"act": "leave out"}


@shape_of.register
def _(meaning: Confirm) -> Shape:
    done = [shape_of(one) for one in meaning.does]
    return {"act": "confirm", "do": done if len(done) > 1 else done[0]}


@shape_of.register
def _(meaning: Ask) -> Shape:
    readings = [shape_of(one.means) for one in meaning.readings]
    return _dropped(act="ask", about=meaning.about.value, readings=readings)


@shape_of.register
def _(meaning: Several) -> Shape:
    return {"act": "several", "do": [shape_of(one) for one in meaning.does]}


def _form(form: OpenForm) -> Shape:
    missing = {"come back on": "back_on", "time": "at", "for decision": "for"}
    shape: Shape = {"act": "form", "missing": [missing.get(one, str(one)) for one in form.missing]}
    if form.meeting is not None:
        return shape | {"kind": "meeting", "filled": _meeting(form.meeting)}
    if len(form.records) > 1:
        return shape | {"kind": "several", "filled": {"records": [_record(one) for one in form.records]}}
    (record,) = form.records or (NewDecision(""),)
    filled = _record(record)
    return shape | {"kind": filled.pop("kind"), "filled": filled}


def _record(record: NewDecision | NewAction) -> Shape:
    if isinstance(record, NewAction):
        return _dropped(
            kind="action",
            text=bare(record.text),
            owners=sorted(_owner(one) for one in record.owners),
            due=_day(record.due),
            at_meeting=_day(record.meeting),
            measure=bare(record.measure),
            reason=bare(record.reason),
            every="meeting" if isinstance(record.every, EachMeeting) else record.every,
            **{"for": f"D{record.decision}" if record.decision else None},
        )
    votes = record.votes
    counts = votes and _dropped(
        **{"for": votes.for_, "against": votes.against, "abstaining": votes.abstaining}
    )
    status = None if record.status is DecisionStatus.AGREED else record.status.value
    return _dropped(
        kind="decision",
        text=bare(record.text),
        reason=bare(record.reason),
        status=status,
        back_on=_day(record.come_back_on),
        condition=bare(record.condition),
        votes=(votes.manner or counts) if votes else None,
        proposer=_person(record.proposer),
        seconder=_person(record.seconder),
        on_behalf=_person(record.on_behalf_of),
        replaces=[f"D{number}" for number in record.replaces],
        amends=[f"D{number}" for number in record.amends],
    )


def _meeting(act: MeetingAct) -> Shape:
    rule = act.every or ""
    until = re.search(r"UNTIL=(\d{4})(\d\d)(\d\d)", rule)
    left_out = [*saying.months_left_out(rule), *map(str, act.left_out)] if rule else []
    left_out += ["bank holidays"] if act.holiday_shift == 0 else []
    return _dropped(
        act="meeting",
        do=act.does.value,
        day=_day(act.day or (act.start.date() if act.start else None)),
        to=_day(act.to),
        at=(act.at or (act.start.time() if act.start else None)) and f"{(act.at or act.start):%H:%M}",
        minutes=act.minutes,
        every=saying.cadence(rule) if rule else None,
        until="-".join(until.groups()) if until else None,
        place=act.place,
        zone=act.zone,
        who=sorted(_person(one) or "" for one in act.who),
        to_whom=_person(act.to_whom),
        item=act.item,
        organisation=act.organisation,
        holiday_shift=act.holiday_shift,
        **{"except": left_out},
    )


def _dropped(**fields: Any) -> Shape:
    return {name: value for name, value in fields.items() if value not in (None, "", [], False, {})}


def _one_or_all(values: Sequence[str | None]) -> Any:
    return values[0] if len(values) == 1 else list(values)


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _label(record: Ref) -> str:
    # The board's records need no name of a group, wherever they are named.
    place = f" in #{board_name(record.channel)}" if record.channel not in (None, board.BOARD) else ""
    return record.label + place


def board_name(channel: str | None) -> str:
    """Return what the tables call a channel."""
    return {board.BOARD: "wellbeing-board", board.HOUSING: "housing"}.get(channel or "", channel or "")


def _person(person: str | None) -> str | None:
    if person and person.startswith("S_"):
        return f"@{person.removeprefix('S_')}"
    return person.removeprefix("U_") if person else None


def _owner(owner: Assignee) -> str:
    if owner.kind is OwnerKind.OUTSIDE:
        return owner.name or owner.organisation or ""
    return _person(owner.user) or ""


def bare(words: str | None) -> str | None:
    """Return words as they are compared: no full stop at the end, plain quotes and dashes, single spaces."""
    if words is None:
        return None
    return " ".join(words.split()).removesuffix(".").translate(_QUOTES)
