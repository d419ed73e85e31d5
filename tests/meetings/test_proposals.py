"""A plan travels in its button and comes back the same, or not at all."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.meetings.plan import proposals
from bot.meetings.plan.proposals import PlanProposal

PLAN = PlanProposal(
    key="1.2.abc",
    channel="C1",
    by="U1",
    start=datetime.fromisoformat("2026-11-24T10:00"),
    zone=ZoneInfo("Europe/London"),
    rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270731T225959Z",
    minutes=90,
    holiday_shift=0,
)


@pytest.mark.parametrize("plan", [PLAN, PlanProposal("k", "C1", "U1", PLAN.start, ZoneInfo("Asia/Kolkata"))])
def test_a_plan_comes_back_as_it_was(plan: PlanProposal) -> None:
    packed = proposals.pack(plan)

    assert proposals.unpack(packed) == plan
    assert len(packed) < 2000


@pytest.mark.parametrize(
    "changed",
    [
        {"zone": "Europe/Atlantis"},
        {"zone": "../../etc/passwd"},
        {"zone": None},
        {"start": "soon"},
        {"start": "2026-11-24T10:00+00:00"},
        {"rrule": "FREQ=SECONDLY"},
        {"rrule": "FREQ=WEEKLY;UNTIL=never"},
        {"rrule": 7},
        {"minutes": "90"},
        {"minutes": 0},
        {"minutes": 10**9},
        {"minutes": True},
        {"key": None},
        {"key": "\x00"},
        {"by": ["U1"]},
        {"holiday_shift": "1"},
        {"holiday_shift": 400},
        {"more": 1},
    ],
    ids=str,
)
def test_what_we_did_not_make_is_no_plan(changed: dict[str, object]) -> None:
    carried = json.loads(proposals.pack(PLAN)) | changed

    assert proposals.unpack(json.dumps(carried)) is None


@pytest.mark.parametrize("value", ["", "{}", "[]", "null", "7", "{", "x" * 2000, "[" * 2000])
def test_rubbish_is_no_plan(value: str) -> None:
    assert proposals.unpack(value) is None
