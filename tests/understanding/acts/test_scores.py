"""The tables' sentences about answers are read right, and none is wrong in silence."""

from collections import Counter

from tests.understanding import sentences
from tests.understanding.judging import Verdict, judge

KINDS_ELSEWHERE = {
    "actions": ("courtesy or test", "done, or another answer"),
    "decisions": ("courtesy", "test"),
}


def test_answers_are_read_right() -> None:
    rows = [*sentences.of("answers", aside=False)]
    for subject, kinds in KINDS_ELSEWHERE.items():
        rows += [row for row in sentences.of(subject, aside=False) if row["kind"] in kinds]

    judged = [judge(row) for row in rows]

    counted = Counter(each.verdict for each in judged)
    assert counted[Verdict.RIGHT] >= 0.95 * len(rows)
    assert [each.row["said"] for each in judged if each.verdict is Verdict.SILENTLY_WRONG] == []
