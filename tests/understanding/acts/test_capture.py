"""Of what is said in a thread, what was agreed and taken on is offered, and talk is left out."""

from typing import Any

import pytest

from bot.understanding.understand import understand
from tests.understanding import board, sentences
from tests.understanding.judging import Verdict, fits, judge
from tests.understanding.shapes import shape_of

LEFT_OUT = """
not agreed from our side
no decision on that
Mal: nothing has been settled about the rent
we've still not agreed who chairs
nobody signed off the budget as far as I know, so it isn't approved
I'm not going to be able to do the minutes by Friday
I can't take that on I'm afraid
please don't send it to the council by Friday
I think we agreed Tuesdays, didn't we
perhaps Priya will do it by Monday
Val might have the figures by Friday
Kate was meant to ring the landlord by Tuesday
I guess Mal will write to them
Priya said she'd send it by Friday
I told them I'd ring by Monday
I promised nothing about Friday
we agreed something like this last year
if Priya writes to them by Friday we can still make it
unless it's agreed by Monday we lose the slot
when Val has sent the numbers I'll do the table
assuming it was approved, who pays?
once the board has decided, Kate will order the chairs
are we agreed then
did Val agree to that
who can ring the library by Friday
was that decided or not
should we ask Kate to do it by Monday
can somebody ring the surgeries by Tuesday?
is Mal doing the leaflet by Friday?
let's park that for now
let's come back to this in January
we'll decide that next month
parking that until we hear from legal
let's take it offline
can we leave the budget for today
needs more discussion before we agree anything
I'll be back in ten
I'll see you all on Thursday
I'll let you know
I'm running late, start without me
I'll have a think
I'll get my coat lol
haha agreed, Mal to buy the biscuits for life lol
agreed!
Yes, agreed with Val
sounds good to me
+1 from us
👍
thanks all
great work everyone!
the agreement with the landlord runs out in May
I agree with Mal that it is too expensive
happy to go with whatever you decide
"""


@pytest.mark.parametrize("said", LEFT_OUT.strip().splitlines())
def test_talk_is_left_out(said: str) -> None:
    assert meant(said) == {"act": "leave out"}


OFFERED: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "agreed then, Lena edits it from December",
        [{"kind": "decision", "text": "Lena edits it from December"}],
    ),
    ("OK agreed: no meetings in August", [{"kind": "decision", "text": "no meetings in August"}]),
    (
        "So we've decided to close the café on Mondays",
        [{"kind": "decision", "text": "close the café on Mondays"}],
    ),
    (
        "We have decided not to renew the lease",
        [{"kind": "decision", "text": "not to renew the lease"}],
    ),
    (
        "RESOLVED nem con that we sell the van",
        [{"kind": "decision", "text": "we sell the van", "votes": "nem con"}],
    ),
    (
        "I'm not sure about May. Agreed: we hold it in June",
        [{"kind": "decision", "text": "we hold it in June"}],
    ),
    (
        "Agreed: we hire two more drivers. Reason: the rota has gaps",
        [{"kind": "decision", "text": "we hire two more drivers", "reason": "the rota has gaps"}],
    ),
    (
        "Agreed on behalf of Mind Cymru: we lend the van",
        [{"kind": "decision", "text": "we lend the van", "on_behalf": "Mind Cymru"}],
    ),
    (
        "Rejected: the extra opening day",
        [{"kind": "decision", "text": "the extra opening day", "status": "rejected"}],
    ),
    (
        "Deferred to January: the lease",
        [{"kind": "decision", "text": "the lease", "status": "parked", "back_on": "2027-01-14"}],
    ),
    (
        "I suggest that we ask the lottery",
        [{"kind": "decision", "text": "we ask the lottery", "status": "proposed"}],
    ),
    (
        "Proposal: share one van between us",
        [{"kind": "decision", "text": "share one van between us", "status": "proposed"}],
    ),
    (
        "Priya to send the survey round by 4 December",
        [{"kind": "action", "text": "send the survey round", "owners": ["PRIYA"], "due": "2026-12-04"}],
    ),
    (
        "<@KT> please book the hall by 4 Dec",
        [{"kind": "action", "text": "book the hall", "owners": ["KT"], "due": "2026-12-04"}],
    ),
    (
        "Mal, could you ring the surgeries by Tuesday?",
        [{"kind": "action", "text": "ring the surgeries", "owners": ["MAL"], "due": "2026-12-01"}],
    ),
    (
        "Kate will you chase the landlord?",
        [{"kind": "action", "text": "chase the landlord", "owners": ["KT"]}],
    ),
    (
        "Great work everyone! JS/KT to check the lease by Friday",
        [{"kind": "action", "text": "check the lease", "owners": ["JS", "KT"], "due": "2026-11-27"}],
    ),
    (
        "I won't make the meeting, but I'll send the paper by Monday",
        [{"kind": "action", "text": "send the paper", "owners": ["VAL"], "due": "2026-11-30"}],
    ),
    (
        "sure, I'll draft the letter by Monday",
        [{"kind": "action", "text": "draft the letter", "owners": ["VAL"], "due": "2026-11-30"}],
    ),
    (
        "ok I can write it up by 4 December",
        [{"kind": "action", "text": "write it up", "owners": ["VAL"], "due": "2026-12-04"}],
    ),
    (
        "Action: Priya to update the risk register by 10 Dec",
        [{"kind": "action", "text": "update the risk register", "owners": ["PRIYA"], "due": "2026-12-10"}],
    ),
    ("Sam to ring the hall", [{"kind": "action", "text": "ring the hall"}]),
    (
        "Agreed: we move to the library. I'll tell the caretaker by Monday",
        [
            {"kind": "decision", "text": "we move to the library"},
            {"kind": "action", "text": "tell the caretaker", "owners": ["VAL"], "due": "2026-11-30"},
        ],
    ),
    (
        "Mal to get a quote by 11 December. Kate to ask the printers by Friday",
        [
            {"kind": "action", "text": "get a quote", "owners": ["MAL"], "due": "2026-12-11"},
            {"kind": "action", "text": "ask the printers", "owners": ["KT"], "due": "2026-11-27"},
        ],
    ),
]


@pytest.mark.parametrize(("said", "records"), OFFERED, ids=[said for said, _ in OFFERED])
def test_what_was_agreed_and_taken_on_is_offered(said: str, records: list[dict[str, Any]]) -> None:
    found = meant(said)

    assert fits(found, {"act": "record", "records": records}), found


TUESDAYS = "VAL: I propose we move the clinic to Tuesdays"
MOVED = {"kind": "decision", "text": "we move the clinic to Tuesdays"}
LEARNT: list[tuple[str, str, dict[str, Any] | None]] = [
    (f"{TUESDAYS}\nROSA: Any against?", "Motion carried 5-2", MOVED | {"votes": {"for": 5, "against": 2}}),
    (TUESDAYS, "OK carried", MOVED),
    (TUESDAYS, "So that's agreed then", MOVED),
    (
        "LENA: shall we share the van?\nMAL: fine by us",
        "Carried unanimously",
        {"kind": "decision", "text": "share the van", "votes": "unanimous"},
    ),
    (
        TUESDAYS,
        "Motion lost, 3 for, 5 against",
        MOVED | {"status": "rejected", "votes": {"for": 3, "against": 5}},
    ),
    (
        TUESDAYS,
        "agreed, provided that the nurses can make it",
        MOVED | {"condition": "the nurses can make it"},
    ),
    (TUESDAYS, "Agreed", None),
    (TUESDAYS, "not carried yet", None),
    ("VAL: morning all", "Carried", None),
    (f"{TUESDAYS}\nVAL: I withdraw that", "Carried", None),
    ("VAL: Tuesdays are quieter", "that's agreed then", None),
]


@pytest.mark.parametrize(("before", "said", "record"), LEARNT)
def test_what_a_few_words_settle_is_looked_for_in_the_lines_before(
    before: str, said: str, record: dict[str, Any] | None
) -> None:
    found = meant(said, before)

    wanted = {"act": "record", "records": [record]} if record else {"act": "leave out"}
    assert fits(found, wanted), found


def meant(said: str, before: str = "ADE: Next, the café") -> dict[str, Any]:
    row = {"door": "capture", "who": "VAL", "about": before, "said": said}
    return shape_of(understand(board.said(row), board.known(row)))


def test_the_sentences_that_are_not_set_aside_are_understood() -> None:
    judged = [judge(row) for row in sentences.of("capture", aside=False)]
    wrong = [one for one in judged if one.verdict is not Verdict.RIGHT]

    assert [one.row["said"] for one in wrong if one.verdict is Verdict.SILENTLY_WRONG] == []
    assert len(wrong) <= len(judged) * 0.05, [(one.row["said"], one.shape) for one in wrong]
