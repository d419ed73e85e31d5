"""Whatever is typed behind `/action`: who is to do what by when, to what end, and how often."""

import pytest

from tests.understanding import board, judging
from tests.understanding.acts.meanings import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    asked,
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

EVERYBODY = [*board.PEOPLE]

AT_ACTION: list[tuple[str, Shape]] = [
    # Owners by whatever they are called.
    ("@priya to check the lease by 4 December", record("check the lease", "PRIYA", due="2026-12-04")),
    ("@sam.price to send the rota by Friday", record("send the rota", "SP", due=FRIDAY)),
    ("R. Jones to proof the minutes by Friday", record("proof the minutes", "ROSA", due=FRIDAY)),
    ("Cllr Nair to open the fête", record("open the fête", "PRIYA")),
    ("Dr Fischer and Ms Jones to sign by Friday", record("sign", "LENA ROSA", due=FRIDAY)),
    ("Sam (Police) to map the beats by Friday", record("map the beats", "SR", due=FRIDAY)),
    ("Val's to ring the bank by Friday", record("ring the bank", "VAL", due=FRIDAY)),
    ("Chair to thank the band", record("thank the band", "ADE")),
    ("the chairman to thank the band", record("thank the band", "ADE")),
    ("VAL TO SEND THE LETTER BY FRIDAY", record("SEND THE LETTER", "VAL", due=FRIDAY)),
    ("val - letter to gp surgeries - fri", record("letter to gp surgeries", "VAL", due=FRIDAY)),
    ("Priya, Val and Mal to read the policy", record("read the policy", "PRIYA VAL MAL")),
    ("Priya draft the scope note by Friday", record("draft the scope note", "PRIYA", due=FRIDAY)),
    ("me to ring the landlord by Monday", record("ring the landlord", "ADE", due=MONDAY)),
    ("I need to ring the bank by Friday", record("ring the bank", "ADE", due=FRIDAY)),
    ("we will visit the allotments", form("visit the allotments", missing="owner")),
    # Where owners stand.
    ("finish the report <@LENA> <@VAL> by Friday", record("finish the report", "LENA VAL", due=FRIDAY)),
    ("measure the windows (Val, 4 Dec)", record("measure the windows", "VAL", due="2026-12-04")),
    ("measure the windows - Val - 4 Dec", record("measure the windows", "VAL", due="2026-12-04")),
    ("| 3 | measure it | Val | 4 December |", record("measure it", "VAL", due="2026-12-04")),
    ("Owner: Val\nDue: 4 December\nAction: fix it", record("fix it", "VAL", due="2026-12-04")),
    ("What: fix it\nWho: Val\nWhen: 4 December", record("fix it", "VAL", due="2026-12-04")),
    ("Write the plan. Owner: Priya. Due: 11 Dec.", record("Write the plan", "PRIYA", due="2026-12-11")),
    ("note to be drafted by Priya by Monday", record("note to be drafted", "PRIYA", due=MONDAY)),
    ("Newsletter: Kate to send copy by Friday", record("Newsletter: send copy", "KT", due=FRIDAY)),
    ("By Friday Val to ring the hall", record("ring the hall", "VAL", due=FRIDAY)),
    ("open the hall on Friday, Mal", record("open the hall", "MAL", due=FRIDAY)),
    ("we need Lena to ring the bank by Friday", record("ring the bank", "LENA", due=FRIDAY)),
    ("Priya, could you send the numbers by Friday?", record("send the numbers", "PRIYA", due=FRIDAY)),
    ("acton: Val to ring the bank", record("ring the bank", "VAL")),
    ("Lena to to ring the bank", record("ring the bank", "LENA")),
    # Named, and not the owner.
    ("write to <@LENA> by Friday", form("write to <@LENA>", missing="owner", due=FRIDAY)),
    ("book the room and ring <@LENA>", form("book the room and ring <@LENA>", missing="owner")),
    ("send the draft to Priya to check", form("send the draft to Priya to check", missing="owner")),
    ("chase the invoice re Val", form("chase the invoice re Val", missing="owner")),
    ("<@PRIYA>'s report needs checking", form("<@PRIYA>'s report needs checking", missing="owner")),
    ("Police to be informed by Friday", form("Police to be informed", missing="owner", due=FRIDAY)),
    ("Price to be agreed by Friday", form("Price to be agreed", missing="owner", due=FRIDAY)),
    ("<@VAL> to ring <@MAL> by Tuesday", record("ring <@MAL>", "VAL", due=TUESDAY)),
    (
        "Val to meet with the Police and the Housing Trust by Monday",
        record("meet with the Police and the Housing Trust", "VAL", due=MONDAY),
    ),
    ("mark the pitch by Friday", form("mark the pitch", missing="owner", due=FRIDAY)),
    ("all the windows to be cleaned", form("all the windows to be cleaned", missing="owner")),
    # Several who may be meant, everybody, and nobody.
    ("@sam to bring the flags", whose("bring the flags", "SP", "SR")),
    ("Mind Cymru to bring the flags", whose("bring the flags", "VAL", "MAL")),
    ("Val or Lena to bring the flags", whose("bring the flags", "VAL", "LENA")),
    (
        "each member to bring a chair",
        asked(
            "each or one",
            record("bring a chair", " ".join(EVERYBODY)),
            form("bring a chair", missing="owner"),
        ),
    ),
    ("Can somebody ring the plumber?", form("ring the plumber", missing="owner")),
    ("find a caterer (owner tbc)", form("find a caterer", missing="owner")),
    ("find a caterer, owner: ?", form("find a caterer", missing="owner")),
    ("Val (or Mal) to bring the flags", whose("bring the flags", "VAL", "MAL")),
    ("Val to bring the flags (owner: Mal)", whose("bring the flags", "VAL", "MAL")),
    ("Priya: Val to bring the flags", whose("bring the flags", "PRIYA", "VAL")),
    ("Sam and Sam to bring the flags", record("bring the flags", "SP SR")),
    ("Sam to be decided", form("Sam to be decided", missing="owner")),
    # What is or was, and not what is to be done.
    ("Priya sent the form", form("Priya sent the form", missing="owner")),
    ("Priya will not send the form", form("Priya will not send the form", missing="owner")),
    ("Priya, helped by Val, to sign it", form("Priya, helped by Val, to sign it", missing="owner")),
    # Strangers, and names that are misspelt.
    ("Arriva to mend the shelter by Friday", form("mend the shelter", "Arriva", due=FRIDAY)),
    ("the treasurer to pay the bill by Friday", outside("pay the bill", "the treasurer", due=FRIDAY)),
    (
        "Pryia to send the letter",
        asked("which person", record("send the letter", "PRIYA"), form("send the letter", "Pryia")),
    ),
    ("js to read the meter", record("read the meter", "JS")),
    ("lf + kt to walk the site 2/12", record("walk the site", "LENA KT", due="2026-12-02")),
    # Days.
    ("Priya to write the plan by Monday, due 11 December", which_day("write the plan", "PRIYA", MONDAY)),
    ("Val to ring them by Monday and Tuesday", which_day("ring them", "VAL", MONDAY, TUESDAY)),
    ("pls can val do the books asap", form("do the books", "VAL", missing="due")),
    ("val to measure it by frday", form("measure it", "VAL", missing="due")),
    ("measure it – VH – 4/12", record("measure it", "VAL", due="2026-12-04")),
    ("Val to send it by post", record("send it by post", "VAL")),
    ("Val to book the hall for 12 January", record("book the hall for 12 January", "VAL")),
    (
        "<@PRIYA> send the pack 5 working days before the next meeting",
        record("send the pack", "PRIYA", due="2026-12-03", at_meeting=True),
    ),
    ("Priya to write the plan 11/12", form("write the plan", "PRIYA", missing="due")),
    # What it is for.
    (
        "Priya to order chairs by Friday as the old ones are broken",
        record("order chairs", "PRIYA", due=FRIDAY, reason="the old ones are broken"),
    ),
    (
        "Lena to ring the roofer because the roof leaks so that the hall stays dry",
        record("ring the roofer", "LENA", reason="the roof leaks", measure="the hall stays dry"),
    ),
    (
        "for D1 Priya to print posters by Friday",
        record("print posters", "PRIYA", due=FRIDAY, **{"for": "D1"}),
    ),
    (
        "Priya to chase him (because he is slow) by Friday",
        record("chase him", "PRIYA", due=FRIDAY, reason="he is slow"),
    ),
    (
        "Priya to print posters for D1 and D4",
        asked(
            "which record",
            record("print posters for D1 and D4", "PRIYA", **{"for": "D1"}),
            record("print posters for D1 and D4", "PRIYA", **{"for": "D4"}),
        ),
    ),
    ("Priya to fetch vitamin D3", record("fetch vitamin D3", "PRIYA")),
    ("Priya to act as chair of the panel", record("act as chair of the panel", "PRIYA")),
    # Work that repeats.
    ("Mal to water the plants weekly", record("water the plants", "MAL", every="week")),
    ("Lena to send the weekly report", record("send the weekly report", "LENA")),
    (
        "Val to test the alarm every Monday from 7 December",
        record("test the alarm", "VAL", every="Monday", due="2026-12-07"),
    ),
    ("Rosa to send them twice a year", form("send them", "ROSA", missing="due")),
    ("Val to say that we close on Mondays", record("say that we close on Mondays", "VAL")),
    # Several at once: each with its own owner and day.
    (
        "@priya write to housing by 4 December\n@val book the room by 11 December",
        several(
            one("write to housing", "PRIYA", due="2026-12-04"), one("book the room", "VAL", due="2026-12-11")
        ),
    ),
    (
        "Task | Owner | Due\nMeasure it | Val | 4 December\nOrder glass | Lena | 11 December",
        several(one("Measure it", "VAL", due="2026-12-04"), one("Order glass", "LENA", due="2026-12-11")),
    ),
    (
        "Val to:\n- measure it by 4 Dec\n- order glass by 11 Dec",
        several(one("measure it", "VAL", due="2026-12-04"), one("order glass", "VAL", due="2026-12-11")),
    ),
    (
        "Val:\n- measure it by 4 Dec\n- order glass\nMal:\n- paint it",
        several(
            one("measure it", "VAL", due="2026-12-04"), one("order glass", "VAL"), one("paint it", "MAL")
        ),
    ),
    (
        "Who | What | When\nVal | measure it | Friday\nMal | paint it | Monday",
        several(one("measure it", "VAL", due=FRIDAY), one("paint it", "MAL", due=MONDAY)),
    ),
    (
        "By Friday:\n- Val to ring the hall\n- Mal to ring the band",
        several(one("ring the hall", "VAL", due=FRIDAY), one("ring the band", "MAL", due=FRIDAY)),
    ),
    ("- ring the hall (Val)\n- ring the band", several(one("ring the hall", "VAL"), one("ring the band"))),
    (
        "<@VAL> ring the hall by Monday and <@MAL> ring the band by Tuesday",
        several(one("ring the hall", "VAL", due=MONDAY), one("ring the band", "MAL", due=TUESDAY)),
    ),
    (
        "Action: measure it\nOwner: Val\nDate: 4 Dec\n\nAction: order glass\nOwner: Lena\nDate: 11 Dec",
        several(one("measure it", "VAL", due="2026-12-04"), one("order glass", "LENA", due="2026-12-11")),
    ),
    (
        "1) Val - tent - 4 Dec 2) Mal - stage - 5 Dec",
        several(one("tent", "VAL", due="2026-12-04"), one("stage", "MAL", due="2026-12-05")),
    ),
    ("*Action:* Val to measure it", record("measure it", "VAL")),
    ("Lena to meet Val and Mal to agree it", record("meet Val and Mal to agree it", "LENA")),
    ("Val to ring them.\nIt is about the band", record("ring them. It is about the band", "VAL")),
]


@pytest.mark.parametrize(("said", "means"), AT_ACTION)
def test_what_is_typed_behind_the_command_says_who_is_to_do_what(said: str, means: Shape) -> None:
    found = judging.judge(at("/action", said, means))

    assert found.verdict is Verdict.RIGHT, found.shape
