"""What people want to see is read in their own words, and a statement is never taken for a question."""

from typing import Any

import pytest

from bot.understanding.understand import understand
from tests.understanding import board, sentences
from tests.understanding.judging import Verdict, fits, judge
from tests.understanding.shapes import shape_of

ELSEWHERE = {"the wrong command"}
"""Kinds of sentences that other readers know."""

ASKED: list[tuple[str, str, dict[str, Any]]] = [
    ("/decisions", "what did we agree about the clinic?", {"what": "decisions", "words": "clinic"}),
    ("/decisions", "all decisions in force", {"what": "decisions", "status": "in force"}),
    ("/decisions", "deferred", {"what": "decisions", "status": "parked"}),
    (
        "/decisions",
        "from the last meeting",
        {"what": "decisions", "since": "2026-11-12", "until": "2026-11-12"},
    ),
    ("/decisions", "since the last meeting", {"what": "decisions", "since": "2026-11-12"}),
    (
        "/decisions",
        "risk register since September",
        {"what": "decisions", "words": "risk register", "since": "2026-09-01"},
    ),
    ("/decisions", "in November", {"what": "decisions", "since": "2026-11-01", "until": "2026-11-30"}),
    ("/decisions", "yesterday", {"what": "decisions", "since": "2026-11-25", "until": "2026-11-25"}),
    ("/decisions", "Mondays", {"what": "decisions", "words": "Mondays"}),
    (
        "/decisions",
        "rejected last year",
        {"what": "decisions", "status": "rejected", "since": "2025-01-01", "until": "2025-12-31"},
    ),
    (
        "/decisions",
        "those by the chair this year",
        {"what": "decisions", "of": "ADE", "since": "2026-01-01", "until": "2026-12-31"},
    ),
    ("/decisions", "3", {"what": "record", "record": "D3"}),
    ("/decisions", "delete d2", {"what": "record", "record": "D2", "for": "delete"}),
    ("/decisions", "budget 2027", {"what": "decisions", "words": "budget 2027"}),
    ("/decisions", "withdrwan", {"what": "decisions", "status": "withdrawn"}),
    ("/actions", "mine", {"what": "actions", "mine": True}),
    ("/actions", "what do I owe", {"what": "actions", "mine": True}),
    ("/actions", "what's mine and overdue", {"what": "actions", "mine": True, "status": "overdue"}),
    ("/actions", "due next week", {"what": "actions", "since": "2026-11-30", "until": "2026-12-06"}),
    ("/actions", "overdue for priya", {"what": "actions", "of": "PRIYA", "status": "overdue"}),
    ("/actions", "ade's", {"what": "actions", "of": "ADE"}),
    ("/actions", "everything", {"what": "actions"}),
    ("/actions", "before christmas", {"what": "actions", "until": "2026-12-24"}),
    ("/actions", "tomorrow", {"what": "actions", "since": "2026-11-27", "until": "2026-11-27"}),
    ("/actions", "kate", {"what": "actions", "of": "KT"}),
    ("/actions", "ovrdue", {"what": "actions", "status": "overdue"}),
    ("/actions", "who is doing the scope paper?", {"what": "actions", "words": "scope paper"}),
    ("/recap", "since the last meeting", {"what": "missed", "since": "2026-11-12"}),
    ("/recap", "@val", {"what": "missed", "of": "VAL"}),
    ("/recap", "what did I miss since 1 November?", {"what": "missed", "since": "2026-11-01"}),
    ("/recap", "kate since october", {"what": "missed", "of": "KT", "since": "2026-10-01"}),
    ("mention", "list decisions", {"what": "decisions"}),
    ("mention", "decisions", {"what": "decisions"}),
    ("mention", "who owns the scope paper?", {"what": "actions", "words": "scope paper"}),
    ("mention", "what's the status of A1", {"what": "record", "record": "A1"}),
    ("mention", "what is D3 about?", {"what": "record", "record": "D3"}),
    ("mention", "any decisions on parking?", {"what": "decisions", "words": "parking"}),
    ("mention", "is anything overdue?", {"what": "actions", "status": "overdue"}),
    ("mention", "did we ever agree the fees", {"what": "decisions", "words": "fees"}),
    ("mention", "how many actions are open", {"what": "actions", "status": "open"}),
    ("mention", "why did we park the housing paper?", {"what": "decisions", "words": "housing paper"}),
    ("mention", "Can you remind me what we agreed about Zoom", {"what": "decisions", "words": "Zoom"}),
    ("mention", "what's val doing", {"what": "actions", "of": "VAL"}),
    ("mention", "anything for me?", {"what": "actions", "mine": True}),
    ("mention", "what did I miss", {"what": "missed"}),
    ("dm", "actions", {"what": "actions"}),
    ("dm", "whats on my plate", {"what": "actions", "mine": True}),
    ("dm", "what did we decide about the clinic", {"what": "decisions", "words": "clinic"}),
    ("dm", "is the scope paper finished", {"what": "actions", "words": "scope paper"}),
    ("dm", "has priya done the scope paper", {"what": "record", "record": "A3"}),
    ("dm", "who is on the board", {"what": "people"}),
    ("dm", "remind me what I owe", {"what": "actions", "mine": True}),
    ("/decisions", "overdue", {"what": "actions", "status": "overdue"}),
    ("/decisions", "november", {"what": "decisions", "since": "2026-11-01", "until": "2026-11-30"}),
    ("/decisions", "12/11", {"what": "decisions", "since": "2026-11-12", "until": "2026-11-12"}),
    ("/decisions", "number 3", {"what": "record", "record": "D3"}),
    ("/actions", "priyah", {"what": "actions", "of": "PRIYA"}),
    ("/actions", "budget", {"what": "actions", "words": "budget"}),
    ("mention", "whats due next week", {"what": "actions", "since": "2026-11-30", "until": "2026-12-06"}),
    ("mention", "where are we with the scope paper", {"what": "actions", "words": "scope paper"}),
    (
        "mention",
        "decisions from november pls",
        {"what": "decisions", "since": "2026-11-01", "until": "2026-11-30"},
    ),
    ("mention", "when is A1 due", {"what": "record", "record": "A1"}),
    ("mention", "can i get this in my calendar", {"what": "calendar", "mine": True}),
    ("mention", "who keeps the risk register these days", {"what": "decisions", "words": "risk register"}),
    ("dm", "what have i got to do", {"what": "actions", "mine": True}),
    ("/decisions", "what did we turn down", {"what": "decisions", "status": "rejected"}),
    ("/decisions", "which proposals did we throw out", {"what": "decisions", "status": "rejected"}),
    ("/decisions", "things we've put off", {"what": "decisions", "status": "parked"}),
    ("/decisions", "what hasn't been decided yet", {"what": "decisions", "status": "proposed"}),
    ("/decisions", "standing orders", {"what": "decisions", "words": "standing orders"}),
    ("/decisions", "no longer in force", {"what": "decisions", "status": ["superseded", "withdrawn"]}),
    ("/decisions", "rejected, parked", {"what": "decisions", "status": ["rejected", "parked"]}),
    ("/decisions", "by Rosa or Val", {"what": "decisions", "of": ["ROSA", "VAL"]}),
    (
        "/decisions",
        "from the November meeting",
        {"what": "decisions", "since": "2026-11-12", "until": "2026-11-12"},
    ),
    ("/decisions", "how do I change one?", {"what": "help", "for": "edit"}),
    ("/actions", "Val and Mal", {"what": "actions", "of": ["VAL", "MAL"]}),
    ("/actions", "mine and Priya's", {"what": "actions", "of": ["PRIYA", "MAL"]}),
    ("/actions", "Housing Trust", {"what": "actions", "of": ["LENA", "KT"]}),
    ("/actions", "done or dropped", {"what": "actions", "status": ["done", "dropped"]}),
    ("/actions", "due this week or overdue", {"what": "actions", "until": "2026-11-29"}),
    ("/actions", "due in December", {"what": "actions", "since": "2026-12-01", "until": "2026-12-31"}),
    ("/actions", "in the next fortnight", {"what": "actions", "since": "2026-11-26", "until": "2026-12-10"}),
    ("/actions", "remind Val about A1", {"what": "record", "record": "A1"}),
    ("/actions", "how's the scope paper coming along", {"what": "actions", "words": "scope paper"}),
    ("/recap", "1 to 15 November", {"what": "missed", "since": "2026-11-01", "until": "2026-11-15"}),
    ("/recap", "until 20 November", {"what": "missed", "until": "2026-11-20"}),
    ("/recap", "past 3 weeks", {"what": "missed", "since": "2026-11-05"}),
    ("mention", "what did Rosa put on record", {"what": "decisions", "of": "ROSA"}),
    ("mention", "what does Mind Cymru owe us", {"what": "actions", "of": ["VAL", "MAL"]}),
    ("mention", "any actions on Bridgend Council", {"what": "actions", "words": "Bridgend Council"}),
    ("dm", "I've been away for two weeks. what's happened?", {"what": "missed", "since": "2026-11-12"}),
    ("dm", "back from three weeks' leave, catch me up", {"what": "missed", "since": "2026-11-05"}),
    ("dm", "what became of the crisis café idea", {"what": "decisions", "words": "crisis café"}),
    ("dm", "who has the referral numbers", {"what": "actions", "words": "referral numbers"}),
    (
        "mention",
        "Would you be able to tell me who has the keys, please?",
        {"what": "actions", "words": "keys"},
    ),
    ("mention", "Could I trouble you for a list of what's late", {"what": "actions", "status": "overdue"}),
    ("mention", "Please advise which actions remain open.", {"what": "actions", "status": "open"}),
    (
        "mention",
        "I know we agreed something on ferrets but I can't remember what",
        {"what": "decisions", "words": "ferrets"},
    ),
    (
        "mention",
        "what actions did we set in October",
        {"what": "actions", "since": "2026-10-01", "until": "2026-10-31"},
    ),
    ("mention", "pls can i see kates stuff", {"what": "actions", "of": "KT"}),
    ("mention", "names of everyone on the group please", {"what": "people"}),
    ("mention", "did we vote on the minibus in the end", {"what": "decisions", "words": "minibus"}),
    ("mention", "D1 - is that still live?", {"what": "record", "record": "D1"}),
    (
        "dm",
        "I couldn't make the last meeting, what was decided",
        {"what": "decisions", "since": "2026-11-12", "until": "2026-11-12"},
    ),
    (
        "dm",
        "While I think of it, is anybody drafting the scope paper?",
        {"what": "actions", "words": "scope paper"},
    ),
    ("/actions", "anything late, I have to report tomorrow", {"what": "actions", "status": "overdue"}),
    (
        "/actions",
        "due between 1 and 15 Dec",
        {"what": "actions", "since": "2026-12-01", "until": "2026-12-15"},
    ),
    (
        "/decisions",
        "Rosa, October",
        {"what": "decisions", "of": "ROSA", "since": "2026-10-01", "until": "2026-10-31"},
    ),
    ("/decisions", "the crisis café one", {"what": "decisions", "words": "crisis café"}),
    ("dm", "what do I owe Val", {"what": "actions", "mine": True}),
]
STATEMENTS = [
    "I'll be late on Thursday",
    "we should look at the budget",
    "the café is open on Saturdays",
    "can you book the hall",
    "will Priya write it",
    "should we meet on Mondays?",
    "do it now",
    "have a nice day",
    "Val to list the empty homes",
    "open the café on Sundays",
    "Open a second account at the bank",
    "park it",
    "don't scrap D1",
    "decide",
    "action",
]


def meant(door: str, said: str) -> dict[str, Any]:
    row = {"door": door, "who": "MAL", "said": said}
    return shape_of(understand(board.said(row), board.known(row)))


@pytest.mark.parametrize(("door", "said", "shown"), ASKED)
def test_what_is_asked_for_is_shown(door: str, said: str, shown: dict[str, Any]) -> None:
    assert fits(meant(door, said), {"act": "show", **shown})


@pytest.mark.parametrize(
    ("door", "said", "shown"),
    [
        ("/recap", "joan", {"what": "missed", "of": "@joan"}),
        ("/recap", "@joan", {"what": "missed", "of": "@joan"}),
        ("/decisions", "D1 with the whole board", {"what": "record", "record": "D1", "for": "edit"}),
        ("/actions", "A2 with the whole board", {"what": "record", "record": "A2", "for": "edit"}),
    ],
)
def test_what_is_no_look_up_after_its_command_is_not_taken_for_another(
    door: str, said: str, shown: dict[str, Any]
) -> None:
    assert fits(meant(door, said), {"act": "show", **shown})


@pytest.mark.parametrize("said", STATEMENTS)
def test_a_statement_asks_for_nothing(said: str) -> None:
    assert meant("mention", said)["act"] != "show"


def test_the_sentences_of_the_tables_are_understood() -> None:
    judged = [judge(row) for row in sentences.of("lookups", aside=False) if row["kind"] not in ELSEWHERE]
    wrong = [(each.row["said"], each.shape) for each in judged if each.verdict is not Verdict.RIGHT]

    assert len(wrong) <= len(judged) / 20, wrong
    assert not [each for each in judged if each.verdict is Verdict.SILENTLY_WRONG]
