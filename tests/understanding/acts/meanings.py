"""The meanings of actions as the tables write them, for tables of sentences."""

from typing import Any

from tests.understanding.shapes import Shape

FRIDAY, MONDAY, TUESDAY = "2026-11-27", "2026-11-30", "2026-12-01"


def at(door: str, said: str, means: Shape | None = None) -> dict[str, Any]:
    """Return what Ade says at a door as a row of the tables."""
    return {"door": door, "who": "ADE", "said": said, "means": means}


def one(text: str, owners: str = "", **fields: Any) -> Shape:
    """Return an action as the tables write it; `owners` are apart by spaces."""
    return {"kind": "action", "text": text, "owners": owners.split(), **fields}


def record(text: str, owners: str, **fields: Any) -> Shape:
    """Return the meaning of one action that is recorded at once."""
    return {"act": "record", "records": [one(text, owners, **fields)]}


def form(text: str, owners: str = "", missing: str = "", **fields: Any) -> Shape:
    """Return the meaning of one action that is put into the form."""
    filled = {name: value for name, value in one(text, owners, **fields).items() if name != "kind"}
    return {"act": "form", "kind": "action", "filled": filled, "missing": missing.split()}


def outside(text: str, name: str, **fields: Any) -> Shape:
    """Return the meaning of an action for somebody whom nobody here knows, which is put into the form."""
    return {
        "act": "form",
        "kind": "action",
        "filled": {"text": text, "owners": [name], **fields},
        "missing": [],
    }


def several(*records: Shape) -> Shape:
    """Return the meaning of several actions in one form."""
    return {"act": "form", "kind": "several", "filled": {"records": [*records]}, "missing": []}


def asked(about: str, *readings: Shape) -> Shape:
    """Return the meaning of a question with its readings."""
    return {"act": "ask", "about": about, "readings": [*readings]}


def whose(text: str, *each: str, **fields: Any) -> Shape:
    """Return the question who of some is to do something."""
    return asked("which person", *(record(text, owners, **fields) for owners in each))


def which_day(text: str, owners: str, *days: str, **fields: Any) -> Shape:
    """Return the question on which of some days something is due."""
    return asked("which day", *(record(text, owners, due=day, **fields) for day in days))
