"""Work is given in many ways: politely, by offices and bodies, with two days, or on one that is over."""

import pytest

from tests.understanding import judging
from tests.understanding.acts.meanings import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    at,
    form,
    one,
    outside,
    record,
    several,
    which_day,
    whose,
)
from tests.understanding.judging import Verdict
from tests.understanding.shapes import Shape

_NEXT = "2026-12-04"
_LATER = "2026-12-11"

BODIES: list[tuple[str, Shape]] = [
    (
        "the fire service to inspect the hall by Friday",
        outside("inspect the hall", "the fire service", due=FRIDAY),
    ),
    ("our youth worker to run the stall by Friday", outside("run the stall", "our youth worker", due=FRIDAY)),
    ("the Red Cross to run a course by Friday", outside("run a course", "the Red Cross", due=FRIDAY)),
    ("the steering group to approve it by Friday", outside("approve it", "the steering group", due=FRIDAY)),
    (
        "the clerk & Val to sign it by Friday",
        {
            "act": "form",
            "kind": "action",
            "filled": {"text": "sign it", "owners": ["VAL", "the clerk"], "due": FRIDAY},
        },
    ),
    ("the council to clear the gullies by Friday", whose("clear the gullies", "PRIYA", "JS", due=FRIDAY)),
    ("the trust to clear the gullies by Friday", whose("clear the gullies", "LENA", "KT", due=FRIDAY)),
    ("both Sams to walk the route by Friday", record("walk the route", "SP SR", due=FRIDAY)),
    ("the two Sams to walk the route", record("walk the route", "SP SR")),
    ("both of the Sams to walk the route", record("walk the route", "SP SR")),
    ("Sam P. to walk the route", record("walk the route", "SP")),
    ("the board to approve it by Friday", form("the board to approve it", missing="owner", due=FRIDAY)),
    (
        "the committee papers to be sent by Friday",
        form("the committee papers to be sent", missing="owner", due=FRIDAY),
    ),
    ("vice chair to update it by Friday", form("vice chair to update it", missing="owner", due=FRIDAY)),
    ("membership secretary to update it", form("membership secretary to update it", missing="owner")),
    ("write to the council by Friday", form("write to the council", missing="owner", due=FRIDAY)),
]

ASKED_NICELY: list[tuple[str, Shape]] = [
    (said, record("bring the ladder", "MAL", due=MONDAY))
    for said in (
        "Could you please ask Mal to bring the ladder by Monday? Thanks",
        "can you get Mal to bring the ladder by Monday",
        "could you remind Mal to bring the ladder by Monday please",
        "Would you mind asking Mal to bring the ladder by Monday?",
        "Mal, would you be able to bring the ladder by Monday?",
        "Mal could you possibly bring the ladder by Monday?",
        "Mal, any chance you could bring the ladder by Monday?",
        "Would Mal be able to bring the ladder by Monday?",
        "Would it be ok for Mal to bring the ladder by Monday?",
        "I'd be grateful if Mal could bring the ladder by Monday",
        "It would be great if Mal could bring the ladder by Monday",
        "Could I ask Mal to bring the ladder by Monday?",
        "Hi, please could you add an action for Mal to bring the ladder by Monday? Thanks!",
        "Mal's gonna bring the ladder by Monday",
        "mal gotta bring the ladder by monday",
        "diolch, Mal to bring the ladder by Monday",
        "shwmae pawb, Mal to bring the ladder by Monday, diolch",
        "AP3 Mal to bring the ladder by Monday",
        "ACTION 2026/14: Mal to bring the ladder by Monday",
        "Item 4 - Mal to bring the ladder by Monday",
        "this is an action for Mal: bring the ladder by Monday",
    )
] + [
    ("Mal, would you mind bringing the ladder by Monday?", record("bringing the ladder", "MAL", due=MONDAY)),
]

AT_ACTION: list[tuple[str, Shape]] = [
    # In small letters, only what is work for sure follows a name at once.
    ("val ring the plumber by friday", record("ring the plumber", "VAL", due=FRIDAY)),
    ("mal collect the tree by 11th dec", record("collect the tree", "MAL", due=_LATER)),
    ("sam leaving card by friday", form("sam leaving card", missing="owner", due=FRIDAY)),
    ("evans report to be sent by friday", form("evans report to be sent", missing="owner", due=FRIDAY)),
    ("Evans report to be sent by friday", form("Evans report to be sent", missing="owner", due=FRIDAY)),
    ("price check the tills", form("price check the tills", missing="owner")),
    ("Mal i ffonio'r cyngor erbyn 4 Rhagfyr", record("ffonio'r cyngor", "MAL", due=_NEXT)),
    ("um so priya can you um send the form by tuesday", record("send the form", "PRIYA", due=TUESDAY)),
    ("remind me to ring the bank on Tuesday", record("ring the bank", "ADE", due=TUESDAY)),
    # Two days.
    ("Kate to sign it by 4 December, 11 December at the latest", which_day("sign it", "KT", _NEXT, _LATER)),
    ("Kate to sign it ideally by Friday, Monday at the latest", which_day("sign it", "KT", FRIDAY, MONDAY)),
    (
        "Kate to sign it by Friday if possible, otherwise by Monday",
        which_day("sign it", "KT", FRIDAY, MONDAY),
    ),
    ("Kate to sign it by Friday, or at the latest Monday", which_day("sign it", "KT", FRIDAY, MONDAY)),
    ("Kate to sign it by Friday or failing that Monday", which_day("sign it", "KT", FRIDAY, MONDAY)),
    ("Kate to sign it by Friday, latest Monday", which_day("sign it", "KT", FRIDAY, MONDAY)),
    ("Kate to sign it by Friday (extended to 4 December)", which_day("sign it", "KT", FRIDAY, _NEXT)),
    ("Kate to sign it by 4 December, at the latest", record("sign it", "KT", due=_NEXT)),
    ("Kate to sign it by Friday at the very latest", record("sign it", "KT", due=FRIDAY)),
    ("Kate to ring Val by Monday, or email", record("ring Val, or email", "KT", due=MONDAY)),
    (
        "Kate to draft it by 4 December, then send it by 11 December",
        several(one("draft it", "KT", due=_NEXT), one("send it", "KT", due=_LATER)),
    ),
    ("Kate to count it by year end", which_day("count it", "KT", "2026-12-31", "2027-03-31")),
    ("Kate to count it by the end of the year", record("count it", "KT", due="2026-12-31")),
    # Days that are over.
    *(
        (f"Kate to send the invoice {over}", form("send the invoice", "KT", missing="due"))
        for over in ("yesterday", "last week", "last Friday", "on 20 November", "on 20/11", "by 1 October")
    ),
    *(
        (f"Kate to {work}", record(work, "KT"))
        for work in (
            "send yesterday's minutes",
            "send the minutes of last week",
            "thank all who came last week",
            "send the photos taken last Friday",
            "write up what we agreed last week",
        )
    ),
    # How soon, and which day first.
    *(
        (said, form("stop the leak", "MAL", missing="due"))
        for said in (
            "URGENT Mal to stop the leak",
            "urgent: Mal to stop the leak",
            "Mal to stop the leak (URGENT!)",
            "Mal to stop the leak as a matter of urgency",
            "Mal to stop the leak now in a minute",
        )
    ),
    ("URGENT - Kate to sign it by Friday", record("sign it", "KT", due=FRIDAY)),
    ("Kate to arrange the urgent repairs", record("arrange the urgent repairs", "KT")),
    ("4 December Priya to sign it", record("sign it", "PRIYA", due=_NEXT)),
    ("04/12/26 JS to provide costings", record("provide costings", "JS", due=_NEXT)),
    ("due: 11/12 owner: KT task: book van", record("book van", "KT", due=_LATER)),
    ("Mal to report on the trial in three weeks", record("report on the trial", "MAL", due="2026-12-17")),
    ("Mal to feed back on our visit in two weeks", record("feed back on our visit", "MAL", due="2026-12-10")),
    ("Mal to prepare for the fair in three weeks", record("prepare for the fair in three weeks", "MAL")),
    ("Rosa - 4 Dec - send out dates", record("send out dates", "ROSA", due=_NEXT)),
    ("Rosa to send out dates on or before 4 December", record("send out dates", "ROSA", due=_NEXT)),
    ("Send out dates\tRosa\t4 Dec", record("Send out dates", "ROSA", due=_NEXT)),
    ("3\tSend out dates\tRosa\t4 Dec\tOpen", record("Send out dates", "ROSA", due=_NEXT)),
    ("Rosa to test it every Monday morning", record("test it", "ROSA", every="Monday")),
    ("PN risk reg TBC", form("risk reg", "PRIYA", missing="due")),
    ("James Smith and Kate Taylor were asked to write it", record("write it", "JS KT")),
    ("The clinic is full; Mal to ring them", record("The clinic is full; ring them", "MAL")),
    (
        "Rosa to ring them, for discussion at the January meeting",
        record("ring them, for discussion at the January meeting", "ROSA", due="2027-01-14", at_meeting=True),
    ),
]

IN_A_THREAD: list[tuple[str, str, Shape]] = [
    ("PRIYA: I'll send the list on Monday", "action", form("send the list", "PRIYA", due=MONDAY)),
    (
        "PRIYA: I can send the list by Monday",
        "make that an action",
        form("send the list", "PRIYA", due=MONDAY),
    ),
    ("PRIYA: I'll send the list on Monday", "Val to do that", form("send the list", "VAL", due=MONDAY)),
    ("PRIYA: Lena to send the list", "action this please", form("send the list", "LENA")),
    ("PRIYA: Lena to send the list", "can you make this an action?", form("send the list", "LENA")),
    (
        "PRIYA: someone needs to send the list by Monday",
        "action for Mal",
        form("send the list", "MAL", due=MONDAY),
    ),
    ("PRIYA: can you send the list?", "action this", form("send the list", missing="owner")),
]

NOT_NEW: list[tuple[str, Shape]] = [
    ("list", {"act": "show", "what": "actions"}),
    ("mine please", {"act": "show", "what": "actions", "mine": True}),
    ("when is A2 due?", {"act": "show", "what": "record", "record": "A2"}),
    ("who owns A3", {"act": "show", "what": "record", "record": "A3"}),
    ("has A3 been done?", {"act": "show", "what": "record", "record": "A3"}),
    (
        'A1: change to "Write to them"',
        {"act": "change", "record": "A1", "to": "reworded", "text": "Write to them"},
    ),
]


@pytest.mark.parametrize(("said", "means"), BODIES + AT_ACTION + NOT_NEW)
def test_what_is_typed_behind_the_command_is_read_in_many_words(said: str, means: Shape) -> None:
    found = judging.judge(at("/action", said, means))

    assert found.verdict is Verdict.RIGHT, found.shape


@pytest.mark.parametrize("door", ["/action", "mention"])
@pytest.mark.parametrize(("said", "means"), ASKED_NICELY)
def test_who_is_asked_nicely_is_asked_nevertheless(door: str, said: str, means: Shape) -> None:
    found = judging.judge(at(door, said, means))

    assert found.verdict is Verdict.RIGHT, found.shape


@pytest.mark.parametrize(("about", "said", "means"), IN_A_THREAD)
def test_the_message_above_says_who_does_what_by_when(about: str, said: str, means: Shape) -> None:
    found = judging.judge(at("thread mention", said, means) | {"about": about})

    assert found.verdict is Verdict.RIGHT, found.shape
