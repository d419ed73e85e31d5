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


TWO_THINGS = [
    ("no", "which reading? A5 not done | A5 decline"),
    ("👎", "which reading? A5 not done | A5 decline"),
    ("nope sorry", "which reading? A5 not done | A5 decline"),
    ("not mine", "which reading? A5 decline | A5 note"),
    ("wrong person", "which reading? A5 decline | A5 note"),
    ("over my dead body", "which reading? A5 decline | A5 note"),
    ("ok noted", "which reading? A5 accept | A5 done"),
    ("all good", "which reading? A5 accept | A5 done"),
    ("fine", "which reading? A5 accept | A5 done"),
    ("noted, thanks", "courtesy thanks"),
    ("ok will do", "A5 accept"),
    ("yes", "A5 accept"),
    ("it's in the post", "which reading? A5 done | A5 note"),
    ("this was for val", "which reading? A5 pass on VAL | A5 note"),
    ("this was meant for val", "which reading? A5 pass on VAL | A5 note"),
    ("this is for val", "A5 pass on VAL"),
    ("remind me on Monday", "which reading? A5 more time 2026-11-30 | leave out"),
    ("nudge me again on 4 December", "which reading? A5 more time 2026-12-04 | leave out"),
    ("🙄", "which reading? A5 note | A5 done | A5 accept | A5 decline"),
]


@pytest.mark.parametrize(("said", "means"), TWO_THINGS)
def test_what_may_mean_two_things_under_work_that_was_answered_is_asked(said: str, means: str) -> None:
    assert meant(said, "dm", "ROSA", "A5") == means


@pytest.mark.parametrize(
    ("said", "means"),
    [("no", "A2 decline"), ("not mine", "A2 decline"), ("fine", "A2 accept"), ("👎", "A2 decline")],
)
def test_the_same_answers_an_ask_that_is_still_open(said: str, means: str) -> None:
    assert meant(said, "reply") == means


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("🏖️ til 14th", "prefer away 2026-12-14"),
        ("🌴 next week", "prefer away 2026-11-30 2026-12-07"),
        ("done 🏖️", "A5 done"),
    ],
)
def test_a_sign_of_leave_with_days_is_leave_and_no_day_of_the_work(said: str, means: str) -> None:
    assert meant(said, "dm", "ROSA", "A5") == means


@pytest.mark.parametrize("who", ["KT", "VAL"])
def test_a_number_alone_is_no_courtesy(who: str) -> None:
    assert meant("A1", "dm", who, "") == "show record A1"


def test_a_doubtful_smiley_is_no_courtesy() -> None:
    assert meant("🙄", "dm", "KT", "") == "not understood"
    assert meant("🙂", "dm", "KT", "") == "courtesy ok"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("give my driving to priya", "which reading? A2 pass on PRIYA | A2 note"),
        ("please hand my bit of work to Priya", "which reading? A2 pass on PRIYA | A2 note"),
        ("pass the referral numbers to priya", "A2 pass on PRIYA"),
        ("I gave my report to Kate", "which reading? A2 note | A2 done | A2 accept | A2 decline"),
        ("nobody needs the rota any more", "which reading? A2 becomes dropped | A2 note"),
        ("nobody wants this", "A2 becomes dropped"),
        ("actually I'm back now", "prefer resume"),
        ("not on mondays please", "prefer working time ['MO']"),
        ("no fridays please", "prefer working time ['FR']"),
        ("not on Mondays or Fridays", "prefer working time ['MO', 'FR']"),
        ("once a week on mondays", "prefer how often weekly"),
    ],
)
def test_what_is_said_of_work_or_of_oneself_in_other_words_is_understood(said: str, means: str) -> None:
    assert meant(said, "dm") == means


@pytest.mark.parametrize("said", ["not on monday", "not this friday", "not Mondays's numbers"])
def test_a_single_day_rules_no_day_of_the_week_out(said: str) -> None:
    assert "working time" not in meant(said, "dm")
