"""That a group meets no more ends its meetings; what is said of some of them only calls those off.

It is Thursday 26 November 2026; the board meets on 10 December and 14 January.
"""

import pytest

from tests.understanding.acts import brief

ENDED = (
    ("end the series", "confirm meeting end series"),
    ("wind up the series on 14 January", "confirm meeting end series 2027-01-15"),
    ("the series ends in March", "confirm meeting end series 2027-04-01"),
    ("bring the series to an end after Christmas", "confirm meeting end series 2026-12-26"),
    ("end the series, it has run its course", "confirm meeting end series"),
    ("please scrap the series. Nobody comes any more.", "confirm meeting end series"),
    ("can we scrap the series?", "confirm meeting end series"),
    ("cancel all our meetings please", "confirm meeting end"),
    ("cancel the rest of the meetings", "confirm meeting end"),
    ("cancel our meetings for good", "confirm meeting end"),
    ("call all the meetings off", "confirm meeting end"),
    ("stop the meetings", "confirm meeting end"),
    ("put an end to these meetings", "confirm meeting end"),
    ("all meetings are cancelled until further notice", "confirm meeting end"),
    ("the meetings are discontinued", "confirm meeting end"),
    ("cancel all meetings because the project is finished", "confirm meeting end"),
    ("no more meetings", "confirm meeting end"),
    ("no meetings from now on", "confirm meeting end"),
    ("no meetings after Easter", "confirm meeting end 2027-03-29"),
    ("no more meetings after the next one", "confirm meeting end 2026-12-11"),
    ("no further meetings after the January meeting", "confirm meeting end 2027-01-15"),
    ("no more meetings from the new year", "confirm meeting end 2027-01-01"),
    ("there won't be any more meetings after the end of January", "confirm meeting end 2027-02-01"),
    ("we wont be meeting anymore", "confirm meeting end"),
    ("we won't be meeting from March", "confirm meeting end 2027-03-01"),
    ("we will no longer meet", "confirm meeting end"),
    ("let's stop meeting", "confirm meeting end"),
    ("the group will stop meeting at the end of March", "confirm meeting end 2027-04-01"),
    ("the January meeting will be our last", "confirm meeting end 2027-01-15"),
)
AT_ITS_DOOR = (
    ("cancel everything", "confirm meeting end"),
    ("cancel everything after Christmas", "confirm meeting end 2026-12-26"),
    ("scrap all of them", "confirm meeting end"),
)
ONLY_SOME = (
    ("cancel all meetings in January", "confirm meeting cancel 2027-01-14"),
    ("no meetings in January", "confirm meeting cancel 2027-01-14"),
    ("no more meetings before Christmas", "confirm meeting cancel 2026-12-10"),
    ("cancel all December meetings", "confirm meeting cancel 2026-12-10"),
    ("stop the meeting", "confirm meeting cancel 2026-12-10"),
)
NOT_ENDED = (
    "cancel the meetings in August",
    "cancel all meetings apart from January",
    "cancel all meetings, except January",
    "cancel all meetings but keep January",
    "cancel all meetings from 10 to 20 December",
    "cancel all meetings from December to March",
    "cancel these meetings: 10 December and 14 January",
    "cancel all meetings until Easter",
    "no more meetings until March",
    "no more meetings in the spring",
    "no more meetings without an agenda",
    "no more Zoom meetings",
    "we won't meet again until February",
    "we won't meet in January any more",
    "we won't meet any more than twice a year",
    "we won't meet the deadline any more",
    "we don't meet often enough",
    "stop meeting on Fridays",
    "stop meeting at 10",
    "stop meeting in Room 4",
    "stop the meetings overrunning",
    "end meetings at 11",
    "end all meetings with a summary of actions",
    "meetings finish on time",
    "10 December is the last meeting of the year",
    "the last meeting was on 12 November",
    "the last meeting agreed the budget",
    "have the meetings stopped?",
    "are we meeting any more?",
    "don't cancel the series",
)
REMINDERS = ("stop these", "stop sending me meeting reminders", "stop messaging me before meetings")


@pytest.mark.parametrize("door", ["/meeting", "mention", "dm"])
@pytest.mark.parametrize(("said", "means"), ENDED, ids=str)
def test_the_meetings_end_at_once_or_from_a_day_on(said: str, means: str, door: str) -> None:
    assert brief.meant(said, door, "ADE", about="") == means


@pytest.mark.parametrize(("said", "means"), AT_ITS_DOOR, ids=str)
def test_what_is_all_at_the_door_of_meetings_are_the_meetings(said: str, means: str) -> None:
    assert brief.meant(said, "/meeting", "ADE", about="") == means
    assert " end" not in brief.meant(said, "mention", "ADE", about="")


@pytest.mark.parametrize(("said", "means"), ONLY_SOME, ids=str)
def test_what_is_said_of_some_meetings_calls_those_off(said: str, means: str) -> None:
    assert brief.meant(said, "/meeting", "ADE", about="") == means


@pytest.mark.parametrize("door", ["/meeting", "mention"])
@pytest.mark.parametrize("said", NOT_ENDED, ids=str)
def test_what_has_an_end_or_says_something_else_ends_no_meetings(said: str, door: str) -> None:
    assert "confirm meeting end" not in brief.meant(said, door, "ADE", about="")


@pytest.mark.parametrize("said", REMINDERS)
def test_reminders_are_stopped_and_not_the_meetings(said: str) -> None:
    assert brief.meant(said, "dm", "VAL", about="") == "prefer stop"
