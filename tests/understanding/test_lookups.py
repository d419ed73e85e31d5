"""What a look-up's words mean."""

import pytest

from bot.understanding import lookups
from bot.understanding.lookups import Query


@pytest.mark.parametrize(
    ("text", "record", "query"),
    [
        pytest.param("", "decision", Query(), id="nothing"),
        pytest.param("D12", "decision", Query(number=12), id="a-number"),
        pytest.param(" d 12 ", "decision", Query(number=12), id="a-sloppy-number"),
        pytest.param("12", "action", Query(number=12), id="a-bare-number"),
        pytest.param("#7", "action", Query(number=7), id="a-number-with-a-sign"),
        pytest.param("D12", "action", Query(words="D12"), id="the-other-kind's-number-is-a-word"),
        pytest.param("crisis café", "decision", Query(words="crisis café"), id="words"),
        pytest.param("parked", "decision", Query(status="parked"), id="a-status"),
        pytest.param("Replaced", "decision", Query(status="superseded"), id="a-status-by-its-other-name"),
        pytest.param("parked cars", "decision", Query(words="parked cars"), id="a-word-among-words"),
        pytest.param("mine", "action", Query(mine=True), id="mine"),
        pytest.param("my overdue", "action", Query(mine=True, status="overdue"), id="mine-and-a-status"),
        pytest.param("mine", "decision", Query(words="mine"), id="decisions-have-no-owner"),
        pytest.param("<@U1|sam>", "action", Query(people=("U1",)), id="somebody"),
        pytest.param("<@U1> overdue", "action", Query(people=("U1",), status="overdue"), id="both"),
        pytest.param("paper &amp; pens", "action", Query(words="paper & pens"), id="escapes-undone"),
        pytest.param("9" * 30, "action", Query(words="9" * 30), id="no-number-is-that-long"),
    ],
)
def test_a_query_is_read(text: str, record: str, query: Query) -> None:
    assert lookups.read(text, record) == query
