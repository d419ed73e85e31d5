"""The same is said of meetings by many kinds of people: dictated, pasted, abbreviated, in a hurry.

The world is that of `test_meetings`.
"""

import pytest

from tests.understanding.acts.test_meetings import heard

AT_ITS_DOOR = (
    ("extra meeting 4 feb same time pls", "confirm plan, day 2027-02-04, at 10:00"),
    (
        "2pm this coming Monday, 45 mins, Room 4 at the Civic Offices",
        "confirm plan, day 2026-11-30, at 14:00, minutes 45, place Room 4 at the Civic Offices",
    ),
    (
        "Wednesday 3 December at 11",
        "ask which day: plan, day 2026-12-02, at 11:00 | plan, day 2026-12-03, at 11:00",
    ),
    ("14.1.27 1000-1130", "confirm plan, day 2027-01-14, at 10:00, minutes 90"),
    ("fri 8 jan 0930", "confirm plan, day 2027-01-08, at 09:30"),
    ("AGM 20 May 2027 7pm town hall", "confirm plan, day 2027-05-20, at 19:00, place town hall"),
    ("special meeting on the 3rd at 2 to discuss the lease", "confirm plan, day 2026-12-03, at 14:00"),
    ("next meeting: 17 December 10am", "confirm plan, day 2026-12-17, at 10:00"),
    (
        "Thursday 14th January 2027 at 10.00 a.m. in the Council Chamber",
        "confirm plan, day 2027-01-14, at 10:00, place the Council Chamber",
    ),
    (
        "2nd Tuesday of each month 10-12 in Committee Room 2",
        "confirm plan, day 2026-12-08, at 10:00, minutes 120, every the second Tuesday of every month,"
        " place Committee Room 2",
    ),
    (
        "first Monday monthly 9:30am Teams",
        "confirm plan, day 2026-12-07, at 09:30, every the first Monday of every month, place Teams",
    ),
    (
        "fortnightly on a wednesday 2-3 starting 2nd dec",
        "confirm plan, day 2026-12-02, at 14:00, minutes 60, every every second Wednesday",
    ),
    (
        "Thursdays 10:00 but not 24 and 31 December",
        "confirm plan, day 2026-11-26, at 10:00, every every Thursday, except 2026-12-24 2026-12-31",
    ),
    ("10th -> 17th, same time", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("dec 10 now jan 7", "confirm move, day 2026-12-10, to 2027-01-07"),
    ("can we do the 17th not the 10th", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("bring jan forward to the seventh please, same time", "confirm move, day 2027-01-14, to 2027-01-07"),
    ("cancel the fourteenth", "confirm cancel, day 2027-01-14"),
    ("10th cancelled - snow", "confirm cancel, day 2026-12-10"),
    ("Cancelled: 10 December", "confirm cancel, day 2026-12-10"),
    ("has the 10th been cancelled", "show meeting, day 2026-12-10"),
    ("10 Dec is in the Bethel Hall not zoom", "place, day 2026-12-10, place the Bethel Hall"),
    ("teams not zoom from now on", "place, place teams"),
    ("zoom is down", "not understood"),
    ("room 4 for the 10th", "place, day 2026-12-10, place room 4"),
    ("in person on the tenth please", "place, day 2026-12-10, place in person"),
    ("10 Dec finishes at 11", "length, day 2026-12-10, minutes 60"),
    ("VAL: Apologies - Val Hughes, Mal Evans", "apologies, day 2026-12-10, who MAL VAL"),
    ("Rosa's chairing in January", "confirm chair, day 2027-01-14, who ROSA"),
    ("kate taylor speaks for bridgend council", "organisation, who KT, organisation Bridgend Council"),
    ("room hire, 10 mins, for the agenda", "agenda item, day 2026-12-10, minutes 10, item room hire"),
    ("help", "show help"),
)
MENTIONED = (
    (
        "okay so can you put the board in for the twenty second of january at three in the afternoon please",
        "confirm plan, day 2027-01-22, at 15:00",
    ),
    (
        "Please could the lease be added to the agenda for the next meeting",
        "agenda item, day 2026-12-10, item the lease",
    ),
    (
        "agenda item: winter pressures (Sam P, 15 mins)",
        "agenda item, day 2026-12-10, minutes 15, item winter pressures (Sam P)",
    ),
    ("what's on the agenda for the 14th?", "show agenda, day 2027-01-14"),
    ("Rosa to draft papers for the agenda", "something else"),
    ("room hire costs for the 10th", "something else"),
    ("Val has another meeting on the 10th", "something else"),
    ("the office is moving in January", "something else"),
)
IN_PRIVATE = (
    ("VAL: I've a clash on the 10th so won't make the board", "apologies, day 2026-12-10"),
    ("VAL: can't do the tenth", "apologies, day 2026-12-10"),
    ("VAL: can't do the report", "something else"),
    ("VAL: can't do it until the 10th", "something else"),
    ("VAL: I shall not be at the January meeting", "apologies, day 2027-01-14"),
    (
        "I need five mins on ambulances at the next meeting",
        "agenda item, day 2026-12-10, minutes 5, item ambulances",
    ),
    ("I need two days on the report", "something else"),
    ("whens the next mtg and is there a link", "show meeting"),
    ("pryd mae'r cyfarfod nesaf?", "show meeting"),
)


@pytest.mark.parametrize(("said", "means"), AT_ITS_DOOR)
def test_the_same_is_understood_in_other_words(said: str, means: str) -> None:
    assert heard("/meeting", said) == means


@pytest.mark.parametrize(("said", "means"), MENTIONED)
def test_a_mention_in_other_words_is_of_meetings_only_if_it_plainly_is(said: str, means: str) -> None:
    assert heard("mention", said) == means


@pytest.mark.parametrize(("said", "means"), IN_PRIVATE)
def test_what_is_written_in_private_in_other_words_is_understood(said: str, means: str) -> None:
    assert heard("dm", said) == means
