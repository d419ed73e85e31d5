"""How often work is to be done, where it is to be done again and again."""

import pytest

from bot.language.dates import repeating

OFTEN = [
    ("circulate the minutes every month", "every month", "month"),
    ("every Friday Val to water the plants", "every Friday", "Friday"),
    ("send the numbers weekly", "weekly", "week"),
    ("send the numbers every two weeks to Val", "every two weeks", "two weeks"),
    ("update it on a monthly basis", "on a monthly basis", "month"),
    ("Quarterly: update the register", "Quarterly", "quarter"),
    ("review it annually.", "annually", "year"),
    ("check the alarm EACH MONTH", "EACH MONTH", "month"),
    (
        "check it on the first Monday of each month",
        "on the first Monday of each month",
        "first Monday of the month",
    ),
    ("send figures by the 5th of every month", "by the 5th of every month", "5th of the month"),
    ("read it before every meeting", "before every meeting", "meeting"),
    ("ring them once a week", "once a week", "week"),
    ("put the bins out every other tuesday", "every other tuesday", "other Tuesday"),
]


@pytest.mark.parametrize(("text", "words", "every"), OFTEN)
def test_work_that_repeats_says_how_often(text: str, words: str, every: str) -> None:
    found = repeating.find(text)

    assert found is not None
    assert (text[found.start : found.end], found.every) == (words, every)


@pytest.mark.parametrize(
    "text",
    [
        "send the weekly numbers",
        "write the annual report",
        "report to each member",
        "thank everybody every now and then",
        "review every Friday's figures",
        "ring Val on Friday",
        "tell every weekly group",
        "",
    ],
)
def test_work_that_is_done_once_says_nothing(text: str) -> None:
    assert repeating.find(text) is None
