"""What people ask of the bot alone, or say to it of meetings: answered, and never taken for a note."""

import pytest

from tests.understanding.acts.brief import meant

ASKED_OF_THE_BOT = [
    *(
        (said, "show privacy")
        for said in ("who can see this?", "is this private?", "Who sees what I write here?")
    ),
    *((said, "show privacy") for said in ("does anybody else see this", "will the group see this?")),
    *((said, "show help pass on") for said in ("how do I pass this on", "how can I hand it over?")),
    ("how to reassign this", "show help pass on"),
    ("how do i undo that", "show help undo"),
    ("undo", "show help undo"),
    ("undo that please", "show help undo"),
    ("how do I tell you it's done", "show help"),
]
OF_THE_WORK_IN_HAND = [
    *("who else owes this?", "who else is on this", "am I the only one?", "is it just me?", "why me"),
    *("who asked for this", "who gave me this", "when is it due", "whens this due", "what is this?", "A2?"),
    *("what's the deadline", "is it late?"),
]


@pytest.mark.parametrize(("said", "means"), ASKED_OF_THE_BOT)
@pytest.mark.parametrize("door", ["dm", "reply"])
def test_what_the_bot_is_asked_of_itself_it_answers(door: str, said: str, means: str) -> None:
    assert meant(said, door) == means


@pytest.mark.parametrize("said", OF_THE_WORK_IN_HAND)
def test_a_question_about_the_work_in_hand_shows_its_record(said: str) -> None:
    assert meant(said, "dm").startswith("show record A2")


@pytest.mark.parametrize("said", ["who else is on this", "when is it due", "who asked for this"])
def test_a_question_that_may_be_about_several_shows_all_that_is_theirs(said: str) -> None:
    assert meant(said, "dm", "VAL", "") == "show actions mine"


@pytest.mark.parametrize(
    "said",
    ["does val know?", "should it be in Welsh?", "can we talk about this on tuesday", "is anybody there?"],
)
def test_a_question_of_which_nothing_is_known_is_passed_on_only_once_that_is_confirmed(said: str) -> None:
    assert meant(said, "dm") == "which reading? A2 note"


@pytest.mark.parametrize("said", ["A2 should it be in Welsh?", "A2: which months?"])
def test_a_question_that_names_its_action_goes_to_whoever_asked_for_it(said: str) -> None:
    assert meant(said, "dm") == "A2 note"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("who is on the board", "show people"),
        ("how are you", "courtesy hello"),
        ("who else is in the group?", "show people"),
        ("can somebody else?", "which person? "),
    ],
)
def test_a_question_about_something_else_is_none_about_the_work(said: str, means: str) -> None:
    assert meant(said, "dm") == means


TENTH = "meeting apologies 2026-12-10"
APOLOGIES = [
    ("apologies for the 10th", TENTH),
    ("Apologies, I can't make the 10th", TENTH),
    ("cant make the meeting on the 10th", TENTH),
    ("I can't make the 10th, val will come instead of me", f"{TENTH} VAL"),
    ("I can't make the 10th, Priya is coming instead", f"{TENTH} PRIYA"),
    ("can't come to the meeting on the 10th and Priya will go in my place", f"{TENTH} PRIYA"),
    ("apologies for tomorrow", f"which day? {TENTH} | meeting apologies 2027-01-14"),
    ("apologies for tuesday", f"which day? {TENTH} | meeting apologies 2027-01-14"),
]


@pytest.mark.parametrize(("said", "means"), APOLOGIES)
def test_apologies_to_the_bot_alone_are_for_a_meeting(said: str, means: str) -> None:
    assert meant(said, "dm") == means


@pytest.mark.parametrize(
    "said", ["apologies", "my apologies, will do it tomorrow", "apologies for the delay"]
)
@pytest.mark.parametrize("door", ["dm", "reply"])
def test_apologies_for_something_else_are_for_no_meeting(door: str, said: str) -> None:
    assert "meeting" not in meant(said, door)


@pytest.mark.parametrize("said", ["when is the meeting", "where is the meeting", "is the meeting still on?"])
@pytest.mark.parametrize("door", ["dm", "reply"])
def test_a_question_about_a_meeting_is_none_about_work(door: str, said: str) -> None:
    assert meant(said, door) == "show meeting"
