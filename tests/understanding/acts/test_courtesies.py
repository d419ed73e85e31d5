"""Thanks, greetings and tests are never recorded, and never passed on."""

import pytest

from tests.understanding.acts.brief import meant

DOORS = ["dm", "mention", "thread mention", "/decide", "/action"]
COURTESIES = [
    *(("thanks", "thanks"), ("ok thanks", "thanks"), ("Thanks Val", "thanks"), ("great, cheers", "thanks")),
    *(("thank you for the reminder", "thanks"), ("diolch", "thanks"), ("merci beaucoup", "thanks")),
    *(("Good morning everyone", "hello"), ("hello?", "hello"), ("Bonjour", "hello")),
    *(("prynhawn da", "hello"), ("sorry for the late reply", "sorry"), ("Sorry!", "sorry")),
    *(("désolé", "sorry"), ("👍", "ok"), ("🙏", "thanks")),
]
MORE_THAN_A_COURTESY = [
    *("thanks to Mal the report is done", "thanks but no thanks", "Thank Val for the report by Friday"),
    *("not ok", "is it ok?", "Good practice guide agreed", "sorry, the café stays closed"),
]
TESTS = ["test", "Testing 123", "just testing", "test please ignore", "decide test", "this is a test"]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("said", "what"), COURTESIES)
def test_a_courtesy_is_one_at_any_door(said: str, what: str, door: str) -> None:
    assert meant(said, door, "LENA", "") == f"courtesy {what}"


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("said", MORE_THAN_A_COURTESY)
def test_what_says_more_is_no_courtesy(said: str, door: str) -> None:
    assert not meant(said, door, "LENA", "").startswith("courtesy")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("said", TESTS)
def test_a_test_is_answered_with_help(said: str, door: str) -> None:
    assert meant(said, door, "LENA", "") == "show help"


@pytest.mark.parametrize("said", ["test the alarm", "test Mal's patience", "the test results are in"])
def test_what_is_tested_is_no_test(said: str) -> None:
    assert meant(said, "/decide", "LENA", "") != "show help"


def test_agreeing_under_an_ask_takes_the_work_on_and_under_a_nudge_may_mean_done() -> None:
    assert meant("👍", "reply", "MAL", "A2") == "A2 accept"
    assert meant("👍", "reply", "VAL", "A1") == "which reading? A1 accept | A1 done"
