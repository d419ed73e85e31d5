"""How many of the decisions and actions that people marked in public meetings a thread's capture proposes.

`right` is how many of what it proposes is within what was marked, `found` how much of what was marked it
proposes. People forget to mark, so `right` is a lower bound. Only kinds of which a thread has marks count.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.understanding import threads
from bot.understanding.threads import RecordAs, ThreadMessage

DATA = Path(__file__).parent.parent / "tests/data/capture/threads.jsonl"
MARKED = {RecordAs.DECISION: "decisions", RecordAs.ACTION: "actions"}


def main() -> None:
    """Print, for decisions and actions, how many were proposed, right and found."""
    everything = list(read(DATA))
    for kind, marks in MARKED.items():
        proposed = right = found = marked = 0
        for thread in everything:
            if not thread[marks]:
                continue
            said = [ThreadMessage(author, author, words) for author, words in thread["messages"]]
            indexes = {each.index for each in threads.propose(said) if each.kind is kind}
            accepted = {index for mark in thread[marks] for index in mark["accept"]}
            proposed, right = proposed + len(indexes), right + len(indexes & accepted)
            marked += len(thread[marks])
            found += sum(not indexes.isdisjoint(mark["accept"]) for mark in thread[marks])
        print(f"  {marks}: {marked} marked, {found / marked:.0%} of them found; ", end="")
        print(f"{proposed} proposed, {right / proposed:.0%} of them right")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield each thread of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
