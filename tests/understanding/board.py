"""The board in which the tables' sentences are said, as `tests/data/sentences/README.md` describes it."""

import re
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar
from bot.understanding import plain
from bot.understanding.known import (
    Above,
    Door,
    Known,
    KnownAction,
    KnownDecision,
    KnownMeeting,
    KnownPerson,
    Said,
)
from bot.understanding.meaning import Ref
from storage.records import ActionStatus, DecisionStatus, RecordKind

LONDON = ZoneInfo("Europe/London")
BOARD, HOUSING = "C_BOARD", "C_HOUSING"
PEOPLE = {
    "ADE": ("Ade Okafor", "Health Board", ("chair",)),
    "ROSA": ("Rosa Jones", "Health Board", ("secretary",)),
    "PRIYA": ("Priya Nair", "Bridgend Council", ()),
    "VAL": ("Val Hughes", "Mind Cymru", ()),
    "MAL": ("Mal Evans", "Mind Cymru", ()),
    "LENA": ("Lena Fischer", "Housing Trust", ()),
    "JS": ("James Smith", "Bridgend Council", ()),
    "KT": ("Kate Taylor", "Housing Trust", ()),
    "SP": ("Sam Price", "Health Board", ()),
    "SR": ("Sam Roberts", "Police", ()),
}
NAMES = {f"U_{person}": name for person, (name, _, _) in PEOPLE.items()}
DECISIONS = (
    KnownDecision(1, "Pilot the crisis café on Saturdays only", DecisionStatus.AGREED, "U_ROSA"),
    KnownDecision(2, "Move the clinic to Mondays", DecisionStatus.PROPOSED, "U_VAL"),
    KnownDecision(3, "Housing paper", DecisionStatus.PARKED, "U_ROSA"),
    KnownDecision(4, "Priya keeps the risk register", DecisionStatus.AGREED, "U_ROSA"),
    KnownDecision(5, "", DecisionStatus.SUPERSEDED, "U_ROSA"),
)
_VAL, _MAL, _PRIYA, _ROSA = ("U_VAL",), ("U_MAL",), ("U_PRIYA", "U_VAL"), ("U_ROSA",)
ACTIONS = (
    KnownAction(
        1, "Write to the steering group", ActionStatus.ACCEPTED, _VAL, date(2026, 11, 27), "U_ADE", BOARD
    ),
    KnownAction(
        2,
        "Send the referral numbers",
        ActionStatus.ASKED,
        _MAL,
        date(2026, 12, 4),
        "U_VAL",
        BOARD,
        unanswered=_MAL,
    ),
    KnownAction(
        3, "Draft the scope paper", ActionStatus.ACCEPTED, _PRIYA, date(2026, 12, 11), "U_ADE", BOARD
    ),
    KnownAction(4, "Book the hall", ActionStatus.DONE, (), None, "U_ADE", BOARD),
    KnownAction(5, "Circulate the minutes", ActionStatus.ACCEPTED, _ROSA, date(2026, 11, 20), "U_ADE", BOARD),
)
IN_HOUSING = KnownAction(
    1, "List the empty homes", ActionStatus.ACCEPTED, _VAL, date(2026, 12, 1), "U_ADE", HOUSING
)
MEETINGS = tuple(
    KnownMeeting(datetime.combine(date(year, month, day), time(10)), 90, "Zoom")
    for year, month, day in ((2026, 11, 12), (2026, 12, 10), (2027, 1, 14))
)
DIRECT = (Door.DIRECT, Door.REPLY)
_MENTION = re.compile(r"<@([A-Z]+)>")
_GROUP = re.compile(r"<@([a-z-]+)>")
_CHANNEL = re.compile(r"<#([a-z-]+)>")
_RECORD = re.compile(r"([AD])(\d+)(?: in #(\S+))?")


def known(row: dict[str, Any]) -> Known:
    """Return what is known when a row is said."""
    now = datetime.fromisoformat(row.get("today", "2026-11-26"))
    if "today" not in row or len(row["today"]) == 10:
        now = now.replace(hour=9, minute=30)
    aware = now.replace(tzinfo=LONDON).astimezone(UTC)
    calendar = Calendar(aware, LONDON, "en-GB", tuple(meeting.day for meeting in MEETINGS), "GB", "ENG")
    people = [KnownPerson(f"U_{user}", *named) for user, named in PEOPLE.items()]
    direct = Door(row["door"]) in DIRECT
    return Known(
        speaker=f"U_{row['who']}",
        channel="" if direct else BOARD,
        calendar=calendar,
        people=tuple(people),
        decisions=DECISIONS,
        actions=(*ACTIONS, IN_HOUSING) if direct else ACTIONS,
        meetings=MEETINGS,
        groups={BOARD: "wellbeing-board", HOUSING: "housing"},
    )


def said(row: dict[str, Any]) -> Said:
    """Return what is said in a row, where."""
    about = row.get("about", "")
    refs: tuple[Ref, ...] = ()
    above = None
    if row["door"] == Door.REPLY or _RECORD.match(about):
        refs = tuple(ref(record) for record in re.findall(r"\b[AD]\d+(?: in #[a-z-]+)?", about))
    if ": " in about and about.partition(": ")[0] in PEOPLE:
        author, _, words = about.partition(": ")
        above = Above(f"U_{author}", slack(words))
    before: tuple[Above, ...] = ()
    if row["door"] == Door.CAPTURE:
        lines = (line.partition(": ") for line in about.splitlines())
        before = tuple(Above(f"U_{author}", slack(words)) for author, _, words in lines)
        above = before[-1] if before else None
    return Said(Door(row["door"]), plain.read(slack(row["said"]), NAMES), above, refs, before)


def slack(words: str) -> str:
    """Return a row's words as Slack sends them."""
    words = _MENTION.sub(lambda match: f"<@U_{match[1]}>", words)
    words = _GROUP.sub(lambda match: f"<!subteam^S_{match[1]}|@{match[1]}>", words)
    return _CHANNEL.sub(lambda match: f"<#C_{match[1].split('-')[-1].upper()}|{match[1]}>", words)


def ref(label: str) -> Ref:
    """Return the record that a label in a row names."""
    match = _RECORD.match(label)
    assert match is not None, label
    kind = RecordKind.ACTION if match[1] == "A" else RecordKind.DECISION
    channel = {"wellbeing-board": BOARD, "housing": HOUSING}[match[3]] if match[3] else None
    return Ref(kind, int(match[2]), channel)
