"""The same is said in many ways: politely, in haste, as minutes say it, dictated, in learners' English.

The sentences in `tests/data/said_otherwise` are of the kinds that were once misread; each row is as in
`tests/data/sentences`. Unlike those they are written with the rules, and say nothing of how well these do.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.understanding.judging import Verdict, judge

ROWS = Path(__file__).parents[2] / "data" / "said_otherwise"


def rows() -> Iterator[Any]:
    for path in sorted(ROWS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield pytest.param(row, id=f"{path.stem}-{row['said'][:60]}")


@pytest.mark.parametrize("row", list(rows()))
def test_it_is_understood(row: dict[str, Any]) -> None:
    judged = judge(row)

    assert judged.verdict is Verdict.RIGHT, judged.shape
