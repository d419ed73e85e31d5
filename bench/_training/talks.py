"""Talks of committees, short as people type them, and what a careful secretary would record of each."""

import json
import lzma
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar
from bot.understanding.known import Known, KnownPerson
from bot.understanding.proposals import RecordAs
from bot.understanding.talk import AGAINST, IN_FAVOUR, ThreadMessage

FOLDER = Path(__file__).parent.parent.parent / "tests/data/committee"
FOLDS = 4
SAID = datetime(2026, 11, 24, 10, tzinfo=UTC)
CALENDAR = Calendar(SAID, ZoneInfo("Europe/London"), "en-GB")


@dataclass(frozen=True)
class Meant:
    """What is to be recorded of a talk: in which messages it stands, who does it, and the day as typed."""

    kind: RecordAs
    wording: str
    messages: frozenset[int]
    owners: frozenset[str] = frozenset()
    due: str | None = None


@dataclass(frozen=True)
class CommitteeTalk:
    """A talk, who is of its group by id, and what is meant."""

    name: str
    messages: Sequence[ThreadMessage]
    people: Mapping[str, str]
    meant: Sequence[Meant]

    @property
    def fold(self) -> int:
        """Of which part of the talks it is, when what one part teaches is tried on another."""
        return zlib.crc32(self.name.encode()) % FOLDS

    @property
    def known(self) -> Known:
        """What is known of its group."""
        people = tuple(KnownPerson(user, name) for user, name in self.people.items())
        return Known("", "", CALENDAR, people=people)


def read(part: str) -> Iterator[CommitteeTalk]:
    """Yield the talks of a part: 'seen', to learn from, or 'aside', for the last judgement."""
    path = FOLDER / f"{part}.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield talk(json.loads(line))


def talk(held: Mapping[str, Any]) -> CommitteeTalk:
    """Return a talk as it stands in a file of them."""
    reactions = _reactions(held)
    names = [who for who, _ in held["messages"]]
    names += [who for by in reactions.values() for each in by.values() for who in each]
    names += [who for matter in held["meant"] for who in matter.get("owners", [])]
    ids = {who: f"U{number}" for number, who in enumerate(dict.fromkeys(names))}

    def reacting(index: int, with_any: frozenset[str]) -> frozenset[str]:
        found = reactions.get(index, {})
        return frozenset(ids[who] for name, by in found.items() if name in with_any for who in by)

    messages = [
        ThreadMessage(ids[who], who, words, SAID, reacting(index, IN_FAVOUR), reacting(index, AGAINST))
        for index, (who, words) in enumerate(held["messages"])
    ]
    meant = [
        Meant(
            RecordAs(matter["kind"]),
            matter["wording"],
            frozenset(matter["messages"]),
            frozenset(ids[who] for who in matter.get("owners", [])),
            matter.get("due"),
        )
        for matter in held["meant"]
    ]
    return CommitteeTalk(held["id"], messages, {user: who for who, user in ids.items()}, meant)


def _reactions(held: Mapping[str, Any]) -> dict[int, dict[str, list[str]]]:
    """Return who reacted to each message with what; the first of these files say it with what is meant."""
    found: dict[int, dict[str, list[str]]] = {}
    for each in (held, *held["meant"]):
        for index, by in (each.get("reactions") or {}).items():
            found.setdefault(int(index), {}).update(by)
    return found
