"""What is typed after `/decide` and is no decision is told from what is one, by whole sentences."""

import pytest

from bot.understanding.acts.decisions import instead

BRIEF = [
    *("list", "show all decisions", "list parked", "search crisis café", "d12", "show me decision 3 please"),
    *("undo", "delete that please", "edit D4.", "thanks!", "Testing, testing, 1 2 3", "Are you there?"),
    *("thank you all for the cake", "decisions", "parked"),
]
LOOK_UPS = [
    *("what have we decided so far?", "What did we agree about the café?", "What was D2?"),
    "Which decisions are parked?",
]
QUESTIONS = [
    *("Should we move to monthly meetings", "Mondays for the clinic?", "Is it agreed that we move?"),
    "Has Bean Café been chosen",
]
DECISIONS = [
    *("Cancel the contract with the cleaners", "Show the film at the fair", "Test the alarm every Monday"),
    *("Search the whole site before the demolition", "What we charge stays as it is"),
    *("Thank the volunteers by letter", "The question 'who pays?' goes to the steering group"),
    *("Thank you letters go to all donors", "Thanks to the grant we open early", "Do it by hand"),
    *("Have the hall cleaned every week", "Will Davies chairs the panel", "Withdraw from the network", ""),
]


@pytest.mark.parametrize("typed", BRIEF)
def test_a_few_words_are_a_command_a_courtesy_or_a_trial(typed: str) -> None:
    assert instead.is_brief(typed)


@pytest.mark.parametrize("typed", LOOK_UPS)
def test_a_question_may_ask_what_is_on_record(typed: str) -> None:
    assert (instead.looks_up(typed), instead.asks(typed)) == (True, True)


@pytest.mark.parametrize("typed", QUESTIONS)
def test_a_question_may_be_put_to_the_group(typed: str) -> None:
    assert (instead.looks_up(typed), instead.asks(typed)) == (False, True)


@pytest.mark.parametrize("typed", DECISIONS)
def test_what_only_looks_like_any_of_these_is_a_decision(typed: str) -> None:
    assert not any((instead.is_brief(typed), instead.looks_up(typed), instead.asks(typed)))
