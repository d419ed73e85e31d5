"""Who is to do what by when is understood as people say it, and nobody is given work that was not meant."""

from collections import Counter

import pytest

from bot.understanding.acts import actions
from bot.understanding.meaning import Record, Show
from tests.understanding import board, judging, sentences
from tests.understanding.acts.meanings import FRIDAY, asked, at, form, record
from tests.understanding.judging import Verdict
from tests.understanding.shapes import Shape

OTHERS = {"command", "done, or another answer", "courtesy or test", "question"}
"""Kinds of the table that other readers answer; here they only must give nobody work."""

IN_A_MENTION: list[tuple[str, Shape]] = [
    ("<@PRIYA> draft the note by Friday", record("draft the note", "PRIYA", due=FRIDAY)),
    ("could the chair sign the form by Friday?", record("sign the form", "ADE", due=FRIDAY)),
    ("record an action for Lena to water the plants", record("water the plants", "LENA")),
    ("can you add an action for me: ring the bank", record("ring the bank", "ADE")),
    ("Thanks, Val to send them round by Friday", record("send them round", "VAL", due=FRIDAY)),
    ("Val can you send it pls, by Friday", record("send it", "VAL", due=FRIDAY)),
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
    *(
        "The clinic to move to Mondays",
        "Café to open by April",
        "Agenda to include the café by Friday",
        "we will visit the allotments",
        "decide Priya to keep the register",
    ),
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
