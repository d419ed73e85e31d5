"""What people say on the way to a decision is no part of it, in a message or at a command."""

from typing import Any

import pytest

from bot.understanding import plain
from bot.understanding.acts import decisions
from tests.understanding.acts.test_decisions_told import decided, shown

AGREED = [
    ("Then let's open the café on Sundays", "open the café on Sundays"),
    ("OK so we'll keep the Monday clinic then", "we'll keep the Monday clinic"),
    ("right, so we move the clinic to Mondays", "we move the clinic to Mondays"),
    ("ok let's hire the hall for the AGM", "hire the hall for the AGM"),
    ("agreed then, we open the café on Sundays", "we open the café on Sundays"),
    ("That's settled then: the café opens at nine", "the café opens at nine"),
    ("so we're going with the green logo", "we're going with the green logo"),
    ("Great, then we'll open on Sundays as well.", "we'll open on Sundays as well"),
    ("Fine, let's keep the fee at £5", "keep the fee at £5"),
    ("yes, and let's also open on Sundays", "also open on Sundays"),
    ("Yes let's do that, open on Sundays", "open on Sundays"),
    ("In that case let's open on Sundays", "open on Sundays"),
    ("Good idea, let's open on Sundays", "open on Sundays"),
    ("so let's not renew the lease", "not to renew the lease"),
    ("Um so we keep the Monday slot", "we keep the Monday slot"),
    ("ok so from January we meet on Zoom then", "from January we meet on Zoom"),
    ("just to confirm we're opening on Sundays", "we're opening on Sundays"),
    ("OK everyone, we're agreed: open on Sundays", "open on Sundays"),
    ("Righto, we keep the Monday clinic", "we keep the Monday clinic"),
    ("we'll go for the blue one then", "we'll go for the blue one"),
    ("Then Rosa keeps the keys", "Rosa keeps the keys"),
]
OPEN = [
    ("let's go with the second quote then", "go with the second quote"),
    ("Let's say the café opens at nine", "the café opens at nine"),
    ("let's not renew the lease", "not to renew the lease"),
    ("Let us open the café on Sundays", "open the café on Sundays"),
    ("I think we should open on Sundays", "we should open on Sundays"),
    ("looks like we're going with the blue logo", "we're going with the blue logo"),
    ("Thanks Kate. Let's open on Sundays then.", "open on Sundays"),
    ("<@LENA> let's open on Sundays", "open on Sundays"),
    ("Kate, let's book the big hall then", "book the big hall"),
]
NO_TALK = [
    "So the café can open earlier, we hire a warden",
    "So far we have kept the fee at £5",
    "Well Street stays closed to cars",
    "Well water is to be tested monthly",
    "Right of way stays open",
    "Great Hall is booked for the AGM",
    "Fine the clubs £50 for late keys",
    "Cool boxes are to be bought",
    "Then and now is the title of the exhibition",
    "All members pay £5",
    "Members arrive at nine and the gates open then",
    "We'll review it in May and decide then",
    "the work is to be done by then",
    "To confirm the booking we need a deposit",
    "Kate Taylor, our treasurer, signs the cheques",
    "Noted: two break-ins since last meeting",
]


@pytest.mark.parametrize(("said", "text"), AGREED)
def test_talk_that_ends_in_a_decision_is_no_part_of_it(said: str, text: str) -> None:
    assert shown(said) == decided(text)


@pytest.mark.parametrize(("said", "text"), OPEN)
def test_talk_that_may_open_a_discussion_is_no_part_of_what_it_opens(said: str, text: str) -> None:
    asked = shown(said)

    assert asked["about"] == "which reading"
    assert asked["readings"] == [decided(text, status="proposed"), decided(text)]


@pytest.mark.parametrize("said", NO_TALK)
def test_what_only_begins_or_ends_like_talk_is_kept(said: str) -> None:
    assert shown(said) == decided(said)


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        ("ok so should we buy a bench", {"text": "should we buy a bench", "status": "proposed"}),
        ("shall we say £5 a head", {"text": "shall we say £5 a head", "status": "proposed"}),
    ],
)
def test_a_question_behind_talk_is_a_proposal(said: str, filled: dict[str, Any]) -> None:
    assert shown(said) == {"act": "form", "kind": "decision", "filled": filled, "missing": []}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        *AGREED[:4],
        *OPEN[:4],
        ("Shall we say £5 a head?", "£5 a head"),
        ("shall we say that the fees go up in April", "the fees go up in April"),
        ("ok so should we close the annexe?", "close the annexe"),
        ("How about we open on Sundays?", "open on Sundays"),
        ("why don't we open on Sundays", "open on Sundays"),
        ("can we afford a boiler?", "can we afford a boiler?"),
        ("do we still have the keys?", "do we still have the keys?"),
        ("so what now?", "so what now?"),
        ("", ""),
        *((kept, kept) for kept in NO_TALK),
    ],
)
def test_the_matter_of_a_message_is_what_minutes_would_say_of_it(said: str, text: str) -> None:
    assert decisions.matter(plain.read(said)).text == text
