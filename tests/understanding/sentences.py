"""What people type, and what each means: read from the tables in `tests/data/sentences`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

SENTENCES = Path(__file__).parents[1] / "data" / "sentences"


def of(subject: str, *, aside: bool | None = None) -> Iterator[Row]:
    """Yield the rows about a subject; `aside` alone yields those set aside, or only the others."""
    path = SENTENCES / f"{subject}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        if aside is None or bool(row.get("aside")) is aside:
            yield row
