"""What is said of meetings, at each door, and what it means: sentences beside those of the tables.

It is Thursday 26 November 2026, 09:30; the board meets on 10 December and 14 January at 10:00, and last met
on 12 November. Ade speaks unless a line names somebody else.
"""

import pytest

from bot.understanding.acts.meetings import read_meeting
from tests.understanding import board, judging, sentences
from tests.understanding.judging import Verdict
from tests.understanding.shapes import Shape, shape_of

AT_ITS_DOOR = (
    ("can we move the January meeting to the 21st?", "confirm move, day 2027-01-14, to 2027-01-21"),
    ("postpone by a week", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("push the next meeting back a fortnight", "confirm move, day 2026-12-10, to 2026-12-24"),
    ("bring the January one forward by two days", "confirm move, day 2027-01-14, to 2027-01-12"),
    (
        "change to 11",
        "ask which reading: move, day 2026-12-10, to 2026-12-11 | move, day 2026-12-10, at 11:00",
    ),
    ("change the time to 11", "confirm move, day 2026-12-10, at 11:00"),
    ("change the date to the 11th", "confirm move, day 2026-12-10, to 2026-12-11"),
    ("move it to 3pm", "confirm move, day 2026-12-10, at 15:00"),
    ("move the 10th to the 11th at 2", "confirm move, day 2026-12-10, to 2026-12-11, at 14:00"),
    ("move the meeting from 10am to 2pm", "confirm move, day 2026-12-10, at 14:00"),
    ("swap the 10th for the 17th", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("let's meet on the 17th instead of the 10th", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("start half an hour earlier", "confirm move, day 2026-12-10, at 09:30"),
    ("start at 11 on the 10th", "confirm move, day 2026-12-10, at 11:00"),
    ("make the next one 2pm", "confirm move, day 2026-12-10, at 14:00"),
    ("make it the 17th", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("the 10th has been moved to the 17th", "confirm move, day 2026-12-10, to 2026-12-17"),
    (
        "reschedule December's to Friday 18 December at 1",
        "confirm move, day 2026-12-10, to 2026-12-18, at 13:00",
    ),
    (
        "move the next one to Tuesday",
        "ask which day: move, day 2026-12-10, to 2026-12-08 | move, day 2026-12-10, to 2026-12-15"
        " | move, day 2026-12-10, to 2026-12-01",
    ),
    (
        "delay until January",
        "ask which day: move, day 2026-12-10, to 2027-01-07 | move, day 2026-12-10, to 2027-01-21"
        " | move, day 2026-12-10, to 2027-01-28",
    ),
    (
        "put off the January meeting",
        "ask which day: move, day 2027-01-14, to 2027-01-21 | move, day 2027-01-14, to 2027-01-28",
    ),
    ("move everything", "form move, missing day"),
    ("bring it forward an hour", "confirm move, day 2026-12-10, at 09:00"),
    ("please cancel 10 December, thanks", "confirm cancel, day 2026-12-10"),
    ("scrap January", "confirm cancel, day 2027-01-14"),
    ("call the next meeting off", "confirm cancel, day 2026-12-10"),
    ("the January meeting is off", "confirm cancel, day 2027-01-14"),
    ("we're not meeting in January", "confirm cancel, day 2027-01-14"),
    ("cancel 3 December", "ask which day: cancel, day 2026-12-10 | cancel, day 2027-01-14"),
    ("cancel all meetings", "confirm end"),
    ("cancel the 10th and 14 January", "confirm cancel, day 2026-12-10 and cancel, day 2027-01-14"),
    ("cancel the January meeting because too many are away", "confirm cancel, day 2027-01-14"),
    ("VAL: I can't make Thursday", "ask which day: apologies, day 2026-12-10 | apologies, day 2027-01-14"),
    (
        "VAL: can't make the 10th or 14 January",
        "confirm apologies, day 2026-12-10 and apologies, day 2027-01-14",
    ),
    (
        "VAL: apologies for the next two meetings",
        "confirm apologies, day 2026-12-10 and apologies, day 2027-01-14",
    ),
    ("VAL: I'll be away for the January meeting", "apologies, day 2027-01-14"),
    ("VAL: my apologies for the 10th, I'm in court", "apologies, day 2026-12-10"),
    ("VAL: Kate sends her apologies for the 10th", "apologies, day 2026-12-10, who KT"),
    (
        "VAL: apologies from Sam",
        "ask which person: apologies, day 2026-12-10, who SP | apologies, day 2026-12-10, who SR",
    ),
    ("VAL: I can come on the 10th after all", "attendance, day 2026-12-10"),
    ("VAL: cancel my apologies", "attendance, day 2026-12-10"),
    ("VAL: Mal will go in my place", "apologies, day 2026-12-10, to_whom MAL"),
    ("VAL: I have to miss the next one", "apologies, day 2026-12-10"),
    (
        "ROSA: everyone except Mal and Kate was there last time",
        "attendance, day 2026-11-12, who ADE JS LENA PRIYA ROSA SP SR VAL",
    ),
    ("ROSA: attendance: Ade, Rosa and Val", "attendance, day 2026-11-12, who ADE ROSA VAL"),
    ("ROSA: Kate and James were there", "attendance, day 2026-11-12, who JS KT"),
    ("ROSA: Kate wasn't there", "form attendance, missing nothing"),
    ("ROSA: correct attendance", "form attendance, day 2026-11-12, missing nothing"),
    ("", "show meeting"),
    ("next", "show meeting"),
    ("January", "show meeting, day 2027-01-14"),
    ("10 December", "show meeting, day 2026-12-10"),
    ("is there a meeting in December?", "show meeting, day 2026-12-10"),
    ("do we meet this week", "show meeting, since 2026-11-23, until 2026-11-29"),
    ("when was the last meeting", "show meeting, day 2026-11-12"),
    ("who sent apologies?", "show attendance, day 2026-12-10"),
    ("who chairs?", "show people"),
    ("agenda for January", "show agenda, day 2027-01-14"),
    ("what are we discussing on the 10th", "show agenda, day 2026-12-10"),
    ("agenda the scope paper, 10 minutes", "agenda item, day 2026-12-10, minutes 10, item the scope paper"),
    (
        "please add the café review to the agenda for the 10th (20 minutes)",
        "agenda item, day 2026-12-10, minutes 20, item the café review",
    ),
    ("item for January: budget for 2027", "agenda item, day 2027-01-14, item budget for 2027"),
    ("AOB: Christmas lunch", "agenda item, day 2026-12-10, item Christmas lunch"),
    ("can we talk about the lease on the 10th", "agenda item, day 2026-12-10, item the lease"),
    ("the risk register should go on the agenda", "agenda item, day 2026-12-10, item the risk register"),
    ("Rosa will chair the next meeting", "confirm chair, day 2026-12-10, who ROSA"),
    ("make Rosa chair", "confirm chair, who ROSA"),
    ("let Sam chair", "ask which person: chair, who SP | chair, who SR"),
    ("organisation <@VAL> Mind Cymru", "organisation, who VAL, organisation Mind Cymru"),
    ("Kate represents the Housing Trust", "organisation, who KT, organisation Housing Trust"),
    ("extend by half an hour", "length, day 2026-12-10, minutes 120"),
    ("all meetings an hour from now on", "length, minutes 60"),
    ("the next meeting will be two hours", "length, day 2026-12-10, minutes 120"),
    ("the next one is in Room 4", "place, day 2026-12-10, place Room 4"),
    ("we'll meet at the library on the 10th", "place, day 2026-12-10, place the library"),
    ("by Zoom from now on", "place, place Zoom"),
    ("move the next one to Room 4", "place, day 2026-12-10, place Room 4"),
    (
        "venue for the 10th: Civic Centre, Angel Street",
        "place, day 2026-12-10, place Civic Centre, Angel Street",
    ),
    ("timezone: Dublin", "zone, zone Europe/Dublin"),
    ("tomorrow at 3", "confirm plan, day 2026-11-27, at 15:00"),
    ("tomorrow at 7", "ask which reading: plan, day 2026-11-27, at 07:00 | plan, day 2026-11-27, at 19:00"),
    ("next Tuesday at 2 in Room 4", "confirm plan, day 2026-12-01, at 14:00, place Room 4"),
    (
        "second Tuesday of March, June, September and December at 10",
        "confirm plan, day 2026-12-08, at 10:00,"
        " every the second Tuesday of March, June, September and December",
    ),
    (
        "every month on the first Thursday at 2pm except August",
        "confirm plan, day 2026-12-03, at 14:00, every the first Thursday of every month, except August",
    ),
    (
        "every Tuesday at 10 by Teams until July",
        "confirm plan, day 2026-12-01, at 10:00, every every Tuesday, until 2027-07-31, place Teams",
    ),
    ("book an extra meeting on 17 December at 1", "confirm plan, day 2026-12-17, at 13:00"),
    (
        "another meeting next Wednesday at half past 2 for an hour and a half",
        "confirm plan, day 2026-12-02, at 14:30, minutes 90",
    ),
    ("1 December 9.30 Paris time", "confirm plan, day 2026-12-01, at 09:30, zone Europe/Paris"),
    ("at 10:00", "form plan, at 10:00, missing day"),
    ("every fortnight at 10", "form plan, at 10:00, every every second week, missing day"),
    ("every Tuesday at 10 and bring cake", "form plan, at 10:00, missing day"),
    ("foo bar", "not understood"),
    ("new item for the 10th - room hire", "agenda item, day 2026-12-10, item room hire"),
    (
        "I want to raise the parking issue at the next meeting",
        "agenda item, day 2026-12-10, item the parking issue",
    ),
    ("MAL: Val sends her apologies, she's ill", "apologies, day 2026-12-10, who VAL"),
    ("MAL: apologies from Tom", "form apologies, missing nothing"),
    ("ROSA: Kate and Val are away for the January meeting", "apologies, day 2027-01-14, who KT VAL"),
    ("there won't be a meeting on the 10th", "confirm cancel, day 2026-12-10"),
    ("cancel the next 2 meetings", "confirm cancel, day 2026-12-10 and cancel, day 2027-01-14"),
    ("hand the chair to Val", "confirm chair, who VAL"),
    ("meet for an hour", "length, day 2026-12-10, minutes 60"),
    ("half an hour shorter", "length, day 2026-12-10, minutes 60"),
    ("postpone a week", "confirm move, day 2026-12-10, to 2026-12-17"),
    ("push back half an hour", "confirm move, day 2026-12-10, at 10:30"),
    ("an hour earlier on the 10th", "confirm move, day 2026-12-10, at 09:00"),
    ("move the next one to 16 November 2025", "form move, day 2026-12-10, missing day"),
    ("was Val there?", "show attendance"),
    ("https://zoom.us/j/99", "place, day 2026-12-10, place https://zoom.us/j/99"),
    ("make it hybrid", "place, day 2026-12-10, place hybrid"),
    ("24 hours notice please", "form plan, missing day and at"),
    ("10 December at 14:00", "confirm plan, day 2026-12-10, at 14:00"),
    (
        "first thursday of the month at 10, no meeting in August or January",
        "confirm plan, day 2026-12-03, at 10:00, every the first Thursday of every month,"
        " except January August",
    ),
    ("wed 16 dec 2-3.30pm", "confirm plan, day 2026-12-16, at 14:00, minutes 90"),
    (
        "add a meeting on 17 december at 11 in the town hall",
        "confirm plan, day 2026-12-17, at 11:00, place the town hall",
    ),
    (
        "last friday of the month 1pm-2pm",
        "confirm plan, day 2026-11-27, at 13:00, minutes 60, every the last Friday of every month",
    ),
    ("I now work for the Health Board", "organisation, organisation Health Board"),
    ("are we meeting in february", "show meeting, since 2027-02-01, until 2027-02-28"),
)
DURING = (
    ("postpone the next one by a week", "confirm move, day 2027-01-14, to 2027-01-21"),
    ("when is the next one?", "show meeting, day 2027-01-14"),
)
MENTIONED = (
    ("cancel the coffee order", "something else"),
    ("cancel A3", "something else"),
    ("cancel the 10th", "confirm cancel, day 2026-12-10"),
    ("when is the report due?", "something else"),
    ("is the scope paper done?", "something else"),
    ("who's coming on the 10th?", "show attendance, day 2026-12-10"),
    ("who came last time?", "show attendance"),
    ("who owns the scope paper?", "something else"),
    ("add the trust to the distribution list", "something else"),
    ("we should discuss the lease", "something else"),
    ("Val to chair a working group on housing", "something else"),
    ("I'm with you on this", "something else"),
    ("let's meet on 3 December at 2", "confirm plan, day 2026-12-03, at 14:00"),
    ("Ade to meet the trust on 3 December at 2", "something else"),
    ("book a meeting room for 3 December at 2", "something else"),
    ("set up a meeting with the trust for Friday at 2", "something else"),
    ("we agreed to meet the trust every month", "something else"),
    ("move the clinic to Mondays", "something else"),
    ("postpone A3 by a week", "something else"),
    ("change D1 to Sundays", "something else"),
    ("Can we have the January meeting on Zoom?", "place, day 2027-01-14, place Zoom"),
    ("when was our last meeting?", "show meeting, day 2026-11-12"),
    (
        "could we have the lease on the agenda for January please",
        "agenda item, day 2027-01-14, item the lease",
    ),
    ("the meeting on the 10th is off", "confirm cancel, day 2026-12-10"),
    ("the January meeting agreed the budget", "something else"),
    ("start the project on the 10th", "something else"),
)
IN_PRIVATE = (
    ("VAL: can't make it", "something else"),
    ("VAL: can't make the 10th", "apologies, day 2026-12-10"),
    ("VAL: I can't do it by Friday", "something else"),
    ("VAL: I'm on leave until 10 December", "something else"),
    ("VAL: I can't make the next meeting", "apologies, day 2026-12-10"),
    ("move it to Friday", "something else"),
    ("remind me before the next meeting", "something else"),
    ("make it the 10th", "something else"),
    ("put A2 off until the next meeting", "something else"),
    ("what's due before the next meeting?", "something else"),
)


def brief(shape: Shape) -> str:
    """Return a meaning in a line: what is done, and with what."""
    act = shape["act"]
    if act == "confirm":
        done = shape["do"] if isinstance(shape["do"], list) else [shape["do"]]
        return f"confirm {' and '.join(map(brief, done))}"
    if act == "ask":
        readings = " | ".join(brief(one).removeprefix("confirm ") for one in shape["readings"])
        return f"ask {shape['about']}: {readings}"
    if act == "form":
        filled = shape["filled"] if shape["kind"] == "meeting" else {"do": shape["kind"]}
        missing = " and ".join(shape["missing"]) or "nothing"
        return f"form {brief({'act': 'meeting', **filled})}, missing {missing}"
    fields = {name: value for name, value in shape.items() if name not in ("act", "do", "what")}
    said = [
        f"{name} {' '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in fields.items()
    ]
    head = {"meeting": shape.get("do"), "show": f"show {shape.get('what')}"}.get(act, act)
    return ", ".join([str(head), *said])


def heard(door: str, said: str, today: str = "2026-11-26") -> str:
    who, named, words = said.partition(": ")
    row = {"door": door, "who": who if who in board.PEOPLE else "ADE", "today": today}
    row["said"] = words if named and who in board.PEOPLE else said
    meaning = read_meeting(board.said(row), board.known(row))
    return brief(shape_of(meaning)) if meaning is not None else "something else"


@pytest.mark.parametrize(("said", "means"), AT_ITS_DOOR)
def test_what_is_said_at_its_own_door_is_always_answered(said: str, means: str) -> None:
    assert heard("/meeting", said) == means


@pytest.mark.parametrize(("said", "means"), DURING)
def test_the_next_meeting_is_the_one_after_that_which_runs(said: str, means: str) -> None:
    assert heard("/meeting", said, "2026-12-10T10:30") == means


@pytest.mark.parametrize(("said", "means"), MENTIONED)
def test_a_mention_is_of_meetings_only_if_it_plainly_is(said: str, means: str) -> None:
    assert heard("mention", said) == means


@pytest.mark.parametrize(("said", "means"), IN_PRIVATE)
def test_what_is_written_in_private_is_of_meetings_only_if_it_plainly_is(said: str, means: str) -> None:
    assert heard("dm", said) == means


def test_the_sentences_of_the_tables_are_understood_and_none_is_wrong_in_silence() -> None:
    judged = [judging.judge(row) for row in sentences.of("meetings", aside=False)]
    wrong = [one.row["said"] for one in judged if one.verdict is not Verdict.RIGHT]

    assert [one.row["said"] for one in judged if one.verdict is Verdict.SILENTLY_WRONG] == []
    assert len(wrong) <= len(judged) * 0.05, wrong
