"""The threads of public meetings from which is learned, and by which it is judged how well."""

import hashlib
import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.understanding.acts.capture.learned import Head
from bot.understanding.talk import ThreadMessage

DATA = Path(__file__).parent.parent.parent / "tests/data/capture/meetings.jsonl.xz"
FOLDS = 5
_MARKS = {Head.FORMAL: "decisions", Head.PLAIN: "decisions", Head.ACTION: "actions"}


@dataclass(frozen=True)
class Mark:
    """What the people of a meeting wrote down: `at` which message, and at which it counts as found."""

    head: Head
    at: int
    accept: frozenset[int]
    owner: str | None = None
    due: str | None = None


@dataclass(frozen=True)
class Thread:
    """A thread with the marks of its people; of kinds that they did not mark nothing is known."""

    name: str
    meeting: str
    messages: Sequence[ThreadMessage]
    marks: Sequence[Mark]
    marked: frozenset[Head]

    @property
    def is_aside(self) -> bool:
        """Whether nothing may be learned from it: one meeting in five is for the last judgement."""
        return _number(self.meeting) % FOLDS == 0

    @property
    def family(self) -> str:
        """Return which kind of people met: those of one distribution, or of one body of standards."""
        return "ubuntu" if self.name.startswith("ubuntu/") else "standards"

    @property
    def fold(self) -> int:
        """Return to which part of the meetings it belongs while it is tried how well they teach."""
        return _number(f"f{self.meeting}") % FOLDS

    def of(self, head: Head) -> list[Mark]:
        """Return the marks of one kind."""
        return [mark for mark in self.marks if mark.head is head]


def excerpts(thread: Thread) -> Iterator[Thread]:
    """Yield a few messages around each mark, and as many excerpts elsewhere: talk in Slack is short.

    Where they begin and end is drawn from the thread's name, so that they are always the same.
    """
    count = len(thread.messages)
    for number, mark in enumerate(thread.marks):
        drawn = _number(f"{thread.name} {number}")
        before, after = drawn % 4, drawn // 4 % 5
        yield _excerpt(thread, max(0, mark.at - before), min(count, mark.at + after + 1))
    for number in range(max(1, len(thread.marks))):
        drawn = _number(f"{thread.name} elsewhere {number}")
        begins, length = drawn % count, 2 + drawn // count % 6
        yield _excerpt(thread, begins, min(count, begins + length))


def _excerpt(thread: Thread, begins: int, ends: int) -> Thread:
    inside = range(begins, ends)
    marks = [
        replace(
            mark, at=mark.at - begins, accept=frozenset(at - begins for at in mark.accept if at in inside)
        )
        for mark in thread.marks
        if mark.at in inside or not mark.accept.isdisjoint(inside)
    ]
    return replace(thread, messages=thread.messages[begins:ends], marks=marks)


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def read(path: Path = DATA) -> Iterator[Thread]:
    """Yield the threads of the file, in its order."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _thread(json.loads(line))


def _thread(told: dict[str, Any]) -> Thread:
    at = datetime.fromisoformat(told["date"]).replace(hour=12, tzinfo=UTC)
    messages = [ThreadMessage(each["author"], each["author"], each["text"], at) for each in told["messages"]]
    marks = [_mark(Head.ACTION, each) for each in told["actions"]]
    marks += [
        _mark(Head.PLAIN if each["kind"] == "restated" else Head.FORMAL, each) for each in told["decisions"]
    ]
    marked = frozenset(head for head, kind in _MARKS.items() if kind in told["annotated"])
    return Thread(told["id"], told["meeting"], messages, marks, marked)


def _mark(head: Head, told: dict[str, Any]) -> Mark:
    accept = frozenset(told["accept"])
    return Mark(head, told["message_index"], accept, told.get("owner"), told.get("due"))
