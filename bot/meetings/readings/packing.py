"""What a button of a question back does about meetings. It travels whole in the button's value."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from bot.understanding.meaning import Confirm, Meaning, MeetingAct, MeetingDoes, OpenForm

CHANGES = (MeetingDoes.CANCEL, MeetingDoes.MOVE)
MOST_TYPED = 300
MOST = 1900
"""Letters that a button's value may have; Slack takes 2,000."""
_READ: Mapping[str, Callable[[str], Any]] = {
    "day": date.fromisoformat,
    "to": date.fromisoformat,
    "at": time.fromisoformat,
    "start": datetime.fromisoformat,
}


def pack(meaning: Meaning, by: str) -> str | None:
    """Return what somebody is offered as a button's value; None for what no button can do."""
    if isinstance(meaning, MeetingAct):
        value = json.dumps({"by": by, "does": [_packed(meaning)]})
    elif isinstance(meaning, Confirm) and all(isinstance(one, MeetingAct) for one in meaning.does):
        acts = [_packed(one) for one in meaning.does if isinstance(one, MeetingAct)]
        value = json.dumps({"by": by, "confirm": True, "does": acts})
    else:
        return None
    return value if len(value) <= MOST else None


def pack_form(form: OpenForm | None, by: str, typed: str) -> str | None:
    """Return what opens the form of a change as a button's value, with what was typed; None for no form."""
    if form is None or form.meeting is None or form.meeting.does not in CHANGES:
        return None
    value = json.dumps({"by": by, "form": [_packed(form.meeting)], "typed": typed[:MOST_TYPED]})
    return value if len(value) <= MOST else None


def unpack_form(carried: dict[str, Any], by: str) -> tuple[OpenForm, str] | None:
    """Return the form that a button opens, and what was typed; None for what `pack_form` did not make."""
    try:
        if carried["by"] != by:
            return None
        (act,) = (_unpacked(each) for each in carried["form"])
        return OpenForm(meeting=act), str(carried["typed"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def unpack(carried: dict[str, Any], by: str) -> Meaning | None:
    """Return what a button does for the person who was offered it; None for what `pack` did not make."""
    try:
        if carried["by"] != by:
            return None
        acts = tuple(_unpacked(each) for each in carried["does"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if not acts:
        return None
    return Confirm(acts) if carried.get("confirm") is True else acts[0]


def _packed(act: MeetingAct) -> dict[str, Any]:
    held = {field.name: getattr(act, field.name) for field in fields(act)}
    return {name: _plain(value) for name, value in held.items() if value not in (None, ())}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _unpacked(carried: dict[str, Any]) -> MeetingAct:
    values: dict[str, Any] = {}
    for name, value in carried.items():
        if name in _READ:
            values[name] = _READ[name](value)
        elif name == "left_out":
            values[name] = tuple(date.fromisoformat(each) for each in value)
        elif name == "who":
            values[name] = tuple(str(each) for each in value)
        elif name in ("minutes", "holiday_shift"):
            values[name] = int(value)
        else:
            values[name] = str(value)
    return MeetingAct(**values | {"does": MeetingDoes(values["does"])})
