"""What is said plainly in a thread of a known group is proposed as it is understood, and talk is not."""

import json
from datetime import UTC, date, datetime
from itertools import count

import pytest

from bot.language.bounds import Budget
from bot.understanding import threads
from bot.understanding.acts.capture import learned
from bot.understanding.known import Known, KnownPerson
from bot.understanding.meaning import NewAction, NewDecision, Votes
from bot.understanding.threads import Proposal, RecordAs, ThreadMessage
from tests.understanding import board
from tests.understanding.test_threads import DATA

BOARD = board.known({"door": "capture", "who": "ROSA"})


def in_group(*lines: str) -> list[Proposal]:
    """Return what is proposed of 'ROSA: what they said' each, in the board of the tables."""
    said = []
    for line in lines:
        who, _, words = line.partition(": ")
        said.append(ThreadMessage(f"U_{who}", board.PEOPLE[who][0], board.slack(words)))
    return threads.propose(said, known=BOARD)


def test_what_is_said_plainly_is_proposed_as_it_is_understood() -> None:
    agreed, asked = in_group(
        "ADE: the newsletter",
        "ROSA: agreed then, Lena edits it from December",
        "ADE: Mal to tell the printers by 11 December",
    )

    assert (agreed.index, agreed.kind, agreed.open) == (1, RecordAs.DECISION, False)
    assert agreed.record == NewDecision("Lena edits it from December")
    assert (asked.index, asked.kind, asked.owners) == (2, RecordAs.ACTION, ("U_MAL",))
    assert isinstance(asked.record, NewAction)
    assert (asked.record.text, asked.record.due) == ("tell the printers", date(2026, 12, 11))


@pytest.mark.parametrize(
    "said",
    [
        "not agreed from our side",
        "no decision on that",
        "once it's been agreed I'll get a quote",
        "I'll be ten mins late",
        "we agreed something like this last year",
    ],
)
def test_what_is_not_agreed_or_is_only_talk_is_not_proposed(said: str) -> None:
    for talk in (("ADE: the café", f"ROSA: {said}"), ("ADE: the café", f"ROSA: {said}", "MAL: right")):
        assert [each for each in in_group(*talk) if each.index == 1] == []


def test_a_decision_that_somebody_soon_denies_is_not_proposed_and_another_matter_changes_nothing() -> None:
    agreed = "ROSA: agreed: we open on Sundays from March"

    assert in_group(agreed, "MAL: hang on, we never agreed that") == []
    assert in_group(agreed, "MAL: we haven't agreed on Sundays") == []
    assert [each.index for each in in_group(agreed, "MAL: no decision on the leaflet though")] == [0]


def test_work_that_its_owner_soon_refuses_is_not_proposed() -> None:
    asked = "ADE: Mal, can you ring the surgeries by Tuesday?"

    assert not any(each.chosen for each in in_group(asked, "MAL: sorry, I can't do that"))
    assert [each.index for each in in_group(asked, "KT: I can't do Tuesdays either")] == [0]


def test_a_proposal_is_open_until_somebody_agrees_and_settled_by_the_message_that_says_so() -> None:
    proposal = "VAL: I propose we move the clinic to Tuesdays"

    alone, *_ = in_group("ADE: the clinic", proposal, "MAL: how many nurses?")
    assert (alone.index, alone.open) == (1, True)
    shared, *_ = in_group("ADE: the clinic", proposal, "MAL: agreed", "KT: +1")
    assert (shared.index, shared.open) == (1, False)
    *_, voted = in_group("ADE: the clinic", proposal, "ROSA: Passed, seven for, none against")
    assert voted.index == 2
    assert voted.record == NewDecision("we move the clinic to Tuesdays", votes=Votes(7, 0))


def test_one_message_may_hold_a_decision_and_an_action() -> None:
    found = in_group("ADE: Agreed: we reprint the leaflet. Mal to get a quote by 11 December")

    assert [(each.index, each.kind) for each in found] == [(0, RecordAs.DECISION), (0, RecordAs.ACTION)]


def test_a_day_is_counted_from_when_it_was_said() -> None:
    at = datetime(2026, 11, 2, 10, tzinfo=UTC)
    [found] = threads.propose(
        [ThreadMessage("U_MAL", "Mal Evans", "I'll ring them by Friday", at)], known=BOARD
    )

    assert isinstance(found.record, NewAction)
    assert found.record.due == date(2026, 11, 6)


def test_a_long_thread_is_heard_within_one_budget_each_message_once() -> None:
    line = "ROSA: Agreed: we reprint the leaflet. Mal to get a quote by 11 December; Val might ring them"
    looks = count()
    budget = Budget(seconds=3_000, clock=lambda: float(next(looks)))
    said = [ThreadMessage("U_ROSA", "Rosa Jones", line) for _ in range(2_000)]

    found = threads.propose(said, budget, BOARD)

    assert next(looks) < 3_010
    assert 0 < len(found) <= threads.MOST_PLAIN + sum(learned.MOST.values())


def test_a_known_group_finds_hardly_less_of_what_people_marked() -> None:
    for kind in ("decisions", "actions"):
        guessed = heard = 0
        for line in DATA.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            said = [ThreadMessage(who, who, words) for who, words in told["messages"]]
            people = tuple(KnownPerson(who, who) for who in dict.fromkeys(each.user for each in said))
            among = Known("U1", "C1", BOARD.calendar, people)
            for known in (None, among):
                indexes = {each.index for each in threads.propose(said, Budget(9), known)}
                found = sum(not indexes.isdisjoint(mark["accept"]) for mark in told[kind])
                guessed, heard = (guessed + found, heard) if known is None else (guessed, heard + found)

        assert heard >= 0.95 * guessed, kind
