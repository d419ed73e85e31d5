"""What people say of how they are reminded, and of their leave, which is nobody else's."""

import pytest

from tests.understanding.acts.brief import meant

LEAVE = [
    ("I'm on leave until 4 January", "prefer away 2027-01-04"),
    ("I’m off sick this week", "prefer away 2026-11-30"),
    ("I am on holiday next week", "prefer away 2026-11-30 2026-12-07"),
    ("out of office until Monday", "prefer away 2026-11-30"),
    ("Out of office 1-5 December", "prefer away 2026-12-01 2026-12-06"),
    ("I'm away 7 to 18 December", "prefer away 2026-12-07 2026-12-19"),
    ("I'm away between 7 and 18 December", "prefer away 2026-12-07 2026-12-19"),
    ("off from Friday until the 8th", "prefer away 2026-11-27 2026-12-08"),
    ("I'm away 7 until 18 December", "prefer away 2026-12-07 2026-12-18"),
    ("I'm away from 7 December to 18 December", "prefer away 2026-12-07 2026-12-19"),
    ("away for two weeks from 14 December", "prefer away 2026-12-14 2026-12-28"),
    ("on holiday for a fortnight", "prefer away 2026-12-10"),
    ("I'm off on Friday", "prefer away 2026-11-27 2026-11-28"),
    ("I am away until the end of next week", "prefer away 2026-12-07"),
    ("I'm ill, back on Monday hopefully", "prefer away 2026-11-30"),
    ("won't be in until Tuesday", "prefer away 2026-12-01"),
    ("I'm on leave in Tenerife until 4 January", "prefer away 2027-01-04"),
    ("A1: I am on holiday next week", "prefer away 2026-11-30 2026-12-07"),
    ("en congé jusqu'au 4 janvier", "prefer away 2027-01-04"),
    ("I'm back from leave", "prefer resume"),
    ("back now, thanks", "prefer resume"),
]
WITHOUT_A_DAY = ["I am ill", "on annual leave", "I'm in hospital", "away over Easter", "rydw i ar wyliau"]
OF_NOBODY = [
    *("mal is on leave until Monday", "Kate is off sick", "Is Mal on leave?", "leave it with me"),
    *("I'm off to see Kate about it", "I'll put the chairs away by Friday", "I was on leave last week"),
]
REMINDED = [
    ("weekly please", "prefer how often weekly"),
    ("only before meetings please", "prefer how often before meetings"),
    ("can you remind me once a week", "prefer how often weekly"),
    ("fewer reminders please", "prefer how often"),
    ("too many reminders!", "prefer how often"),
    ("moins souvent s'il vous plaît", "prefer how often"),
    ("please stop", "prefer stop"),
    ("stop nagging me", "prefer stop"),
    ("don't send me these any more", "prefer stop"),
    ("unsubscribe me please", "prefer stop"),
]


@pytest.mark.parametrize("door", ["dm", "mention", "/action", "/decide"])
@pytest.mark.parametrize(("said", "means"), LEAVE[:16])
def test_leave_is_understood_wherever_it_is_told(said: str, means: str, door: str) -> None:
    if said.startswith("A1"):
        return
    assert meant(said, door, "LENA", "") == means


@pytest.mark.parametrize(("said", "means"), [*LEAVE, *REMINDED])
def test_the_bot_is_told_how_to_remind(said: str, means: str) -> None:
    assert meant(said, "dm", "VAL", "") == means


@pytest.mark.parametrize("said", WITHOUT_A_DAY)
def test_leave_without_a_day_is_asked_for_one(said: str) -> None:
    assert meant(said, "dm", "VAL", "").startswith("which day? prefer away")


@pytest.mark.parametrize("said", OF_NOBODY)
def test_what_is_said_of_others_or_of_the_past_is_nobodys_leave(said: str) -> None:
    assert "prefer" not in meant(said, "dm", "VAL", "")


def test_work_is_answered_beside_leave() -> None:
    assert meant("A2 done and I'm on leave until the 7th") == "A2 done + prefer away 2026-12-07"
    assert meant("Can't do this, I'm on leave until 4 January") == "A2 decline + prefer away 2027-01-04"


@pytest.mark.parametrize("said", ["stop the Saturday clinic", "Weekly meetings from January", "stop A2"])
def test_what_is_decided_is_no_preference(said: str) -> None:
    assert "prefer" not in meant(said, "/decide", "VAL", "")


def test_what_others_are_not_to_be_sent_is_no_preference() -> None:
    assert "prefer" not in meant("no more emails about the venue", "mention", "ADE", "")
