"""Who is to do what by when is understood as people say it, and nobody is given work that was not meant."""

from collections import Counter
from typing import Any

import pytest

from bot.understanding.acts import actions
from bot.understanding.meaning import Confirm, Record, Show
from tests.understanding import board, judging, sentences
from tests.understanding.judging import Verdict
from tests.understanding.shapes import Shape, shape_of

OTHERS = {"command", "done, or another answer", "courtesy or test", "question"}
"""Kinds of the table that other readers answer; here they only must give nobody work."""
EVERYBODY = [*board.PEOPLE]


def one(text: str, owners: str = "", **fields: Any) -> Shape:
    """Return an action as the tables write it; `owners` are apart by spaces."""
    return {"kind": "action", "text": text, "owners": owners.split(), **fields}


def record(text: str, owners: str, **fields: Any) -> Shape:
    """Return the meaning of one action that is recorded at once."""
    return {"act": "record", "records": [one(text, owners, **fields)]}


def form(text: str, owners: str = "", missing: str = "", **fields: Any) -> Shape:
    """Return the meaning of one action that is put into the form."""
    filled = {name: value for name, value in one(text, owners, **fields).items() if name != "kind"}
    return {"act": "form", "kind": "action", "filled": filled, "missing": missing.split()}


def several(*records: Shape) -> Shape:
    """Return the meaning of several actions in one form."""
    return {"act": "form", "kind": "several", "filled": {"records": [*records]}, "missing": []}


def asked(about: str, *readings: Shape) -> Shape:
    """Return the meaning of a question with its readings."""
    return {"act": "ask", "about": about, "readings": [*readings]}


def whose(text: str, *each: str, **fields: Any) -> Shape:
    """Return the question who of some is to do something."""
    return asked("which person", *(record(text, owners, **fields) for owners in each))


def which_day(text: str, owners: str, *days: str, **fields: Any) -> Shape:
    """Return the question on which of some days something is due."""
    return asked("which day", *(record(text, owners, due=day, **fields) for day in days))


FRIDAY, MONDAY, TUESDAY = "2026-11-27", "2026-11-30", "2026-12-01"

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
    ("the treasurer to pay the bill by Friday", form("pay the bill", "treasurer", due=FRIDAY)),
    (
        "Pryia to send the letter",
        asked("which person", record("send the letter", "PRIYA"), form("send the letter", "Pryia")),
    ),
    (
        "js to read the meter",
        asked("which person", record("read the meter", "JS"), form("read the meter", "js")),
    ),
    # Days.
    ("Priya to write the plan by Monday, due 11 December", which_day("write the plan", "PRIYA", MONDAY)),
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
    ("Rosa to send papers before each meeting", form("send papers", "ROSA", missing="due")),
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

IN_A_MENTION: list[tuple[str, Shape]] = [
    ("<@PRIYA> draft the note by Friday", record("draft the note", "PRIYA", due=FRIDAY)),
    ("could the chair sign the form by Friday?", record("sign the form", "ADE", due=FRIDAY)),
    ("record an action for Lena to water the plants", record("water the plants", "LENA")),
    ("can you add an action for me: ring the bank", record("ring the bank", "ADE")),
    ("Thanks, Val to send them round by Friday", record("send them round", "VAL", due=FRIDAY)),
    ("Val will send the letter on Friday", record("send the letter", "VAL", due=FRIDAY)),
    ("Tom to cut the hedge by Friday", form("cut the hedge", "Tom", due=FRIDAY)),
    ("should Lena ask the school?", form("ask the school", "LENA")),
    (
        "remind Val to send the letter",
        asked(
            "which reading",
            record("send the letter", "VAL"),
            form("remind Val to send the letter", missing="owner"),
        ),
    ),
    ("Action: find a room", form("find a room", missing="owner")),
]

NO_WORK = [
    *("I'll be late", "I'll chair on Friday", "I will not be there on Friday", "Val will be away on Friday"),
    *("Sorry, I can't make it", "Priya has sent the letter", "<@PRIYA> thanks for the paper"),
    *("<@PRIYA> what do you think?", "<@PRIYA> did you send the letter?", "<@PRIYA> says the paper is late"),
    *("can Val come on Friday?", "is Val writing to the landlord?", "who is to ring the bank?"),
    *("The clinic to move to Mondays", "we will visit the allotments", "decide Priya to keep the register"),
    *("action list", "action mine", "actions", "meeting on Friday at 10", "apologies from Val for Friday"),
    *("ask Val if she has sent the letter", "Kate said she will ring the bank", "no action for Val on this"),
]
"""What is said to the bot, and is no action: for other readers."""

TYPED_BY_MISTAKE = [
    *(
        "help",
        "list",
        "mine",
        "overdue",
        "undo that",
        "show A3",
        "open actions",
        "my actions",
        "edit A2",
        "a3",
    ),
    *(
        "A2 done",
        "done",
        "sent",
        "all done",
        "can't do this week",
        "I've done A1",
        "not mine",
        "A1: finished",
    ),
    *("thanks", "ok", "hello", "sorry", "test", "this is a test", "testing 123", "what are my actions?"),
    *("who owns the scope paper", "has Val rung the hall?", "what's next?", "when is the next meeting?"),
]

CHANGES: list[tuple[str, Shape | None]] = [
    ("cancel A3", {"act": "confirm", "do": {"act": "change", "record": "A3", "to": "dropped"}}),
    (
        "please cancel A3 because the funder withdrew",
        {
            "act": "confirm",
            "do": {"act": "change", "record": "A3", "to": "dropped", "reason": "the funder withdrew"},
        },
    ),
    ("A3 is no longer needed", {"act": "confirm", "do": {"act": "change", "record": "A3", "to": "dropped"}}),
    ("scrap A4", {"act": "show", "what": "record", "record": "A4", "for": "cancel"}),
    ("reopen A4", {"act": "change", "record": "A4", "to": "reopened"}),
    ("A4 was never done", {"act": "change", "record": "A4", "to": "reopened"}),
    ("reopen A3", {"act": "show", "what": "record", "record": "A3"}),
    ("A3 is due 18 December", {"act": "change", "record": "A3", "to": "redated", "due": "2026-12-18"}),
    (
        "can you move A2 to next Friday?",
        {"act": "change", "record": "A2", "to": "redated", "due": "2026-12-04"},
    ),
    ("push A2 back a week", {"act": "change", "record": "A2", "to": "redated", "due": "2026-12-11"}),
    (
        "extend A3 until the January meeting",
        {"act": "change", "record": "A3", "to": "redated", "due": "2027-01-14"},
    ),
    (
        "change the deadline for A2 to 9 Dec",
        {"act": "change", "record": "A2", "to": "redated", "due": "2026-12-09"},
    ),
    ("give A2 to Val", {"act": "change", "record": "A2", "to": "reassigned", "owners": ["VAL"]}),
    ("Val takes A2", {"act": "change", "record": "A2", "to": "reassigned", "owners": ["VAL"]}),
    (
        "add Mal to A3",
        {"act": "change", "record": "A3", "to": "reassigned", "owners": ["MAL", "PRIYA", "VAL"]},
    ),
    ("change A3 to Lena", {"act": "change", "record": "A3", "to": "reassigned", "owners": ["LENA"]}),
    (
        "give A2 to Sam",
        asked(
            "which person",
            {"act": "change", "record": "A2", "to": "reassigned", "owners": ["SP"]},
            {"act": "change", "record": "A2", "to": "reassigned", "owners": ["SR"]},
        ),
    ),
    (
        "change A3 to Write the scope paper",
        {"act": "change", "record": "A3", "to": "reworded", "text": "Write the scope paper"},
    ),
    (
        "A3 should read: Draft both papers",
        {"act": "change", "record": "A3", "to": "reworded", "text": "Draft both papers"},
    ),
    ("is A2 due on Friday?", None),
    ("A2: sent on Friday", None),
    ("A2 done", None),
    ("edit A3", None),
    ("print 20 A4 copies for Val by Friday", None),
    ("drop off the A4 paper at the hall", None),
]


def at(door: str, said: str, means: Shape | None = None) -> dict[str, Any]:
    """Return what Ade says at a door as a row of the tables."""
    return {"door": door, "who": "ADE", "said": said, "means": means}


@pytest.mark.parametrize(("said", "means"), AT_ACTION)
def test_what_is_typed_behind_the_command_says_who_is_to_do_what(said: str, means: Shape) -> None:
    found = judging.judge(at("/action", said, means))

    assert found.verdict is Verdict.RIGHT, found.shape


@pytest.mark.parametrize(("said", "means"), IN_A_MENTION)
def test_whoever_is_given_work_in_a_mention_has_it_recorded(said: str, means: Shape) -> None:
    found = judging.judge(at("mention", said, means))

    assert found.verdict is Verdict.RIGHT, found.shape


@pytest.mark.parametrize("said", NO_WORK)
def test_what_gives_nobody_work_is_left_to_other_readers(said: str) -> None:
    row = at("mention", said)

    assert actions.read_new(board.said(row), board.known(row)) is None


@pytest.mark.parametrize("said", TYPED_BY_MISTAKE)
def test_a_command_an_answer_or_a_question_is_never_recorded_as_work(said: str) -> None:
    row = at("/action", said)

    assert actions.read_new(board.said(row), board.known(row)) is None


@pytest.mark.parametrize(("said", "means"), CHANGES)
def test_an_action_on_record_is_changed_by_its_number(said: str, means: Shape | None) -> None:
    row = at("mention", said)

    found = actions.read_change(board.said(row), board.known(row))

    assert found is means if means is None else found and judging.fits(shape_of(found), means)


def test_an_action_that_is_in_two_groups_is_asked_for_by_group() -> None:
    row = {"door": "dm", "who": "VAL", "said": "move A1 to 4 December"}

    found = actions.read_change(board.said(row), board.known(row))

    assert found is not None
    assert shape_of(found)["about"] == "which group"


def test_this_is_the_action_that_the_message_above_shows() -> None:
    row = {
        "door": "thread mention",
        "who": "ADE",
        "about": "A3 Draft the scope paper.",
        "said": "cancel this",
    }

    assert isinstance(actions.read_change(board.said(row), board.known(row)), Confirm)


def test_what_the_message_above_asks_for_stands_in_the_form() -> None:
    about = "LENA: can somebody feed the cat?"
    row = {"door": "thread mention", "who": "ADE", "about": about, "said": "Val to do that", "means": {}}

    assert judging.judge(row | {"means": form("feed the cat", "VAL")}).verdict is Verdict.RIGHT


def test_a_text_that_is_not_read_to_its_end_is_shown_before_it_is_recorded() -> None:
    row = at("/action", f"Val to ring them {'and ring them once more ' * 300}")

    found = actions.read_new(board.said(row), board.known(row))

    assert not isinstance(found, Record | Show | None)


def test_the_table_is_understood_and_nothing_of_it_is_wrong_in_silence() -> None:
    rows = [row for row in sentences.of("actions", aside=False) if row["kind"] not in OTHERS]

    judged = [judging.judge(row) for row in rows]

    wrong = [(one.row["said"], one.shape) for one in judged if one.verdict is not Verdict.RIGHT]
    counted = Counter(one.verdict for one in judged)
    assert counted[Verdict.SILENTLY_WRONG] == 0, wrong
    assert counted[Verdict.RIGHT] >= 0.95 * len(rows), wrong


def test_what_others_answer_gives_nobody_work() -> None:
    rows = [row for row in sentences.of("actions", aside=False) if row["kind"] in OTHERS]

    assert [
        judged.row["said"] for judged in map(judging.judge, rows) if judged.shape["act"] == "record"
    ] == []
