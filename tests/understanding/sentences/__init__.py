"""What people type, and what each means: read from the tables beside this file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def of(subject: str, *, aside: bool | None = None) -> Iterator[Row]:
    """Yield the rows about a subject; `aside` alone yields those set aside, or only the others."""
    path = Path(__file__).with_name(f"{subject}.jsonl")
    for line in path.read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        if aside is None or bool(row.get("aside")) is aside:
            yield row
