"""Who of a long thread is likely to do what one of its messages speaks of."""

import pytest

from bot.understanding import whose
from bot.understanding.talk import ThreadMessage


def owners(index: int, *said: str) -> tuple[str, ...]:
    """Return the owners of a message of 'Ann: what she said' each."""
    parts = [line.partition(": ") for line in said]
    thread = [ThreadMessage(who.split()[0], who, words) for who, _, words in parts]
    return whose.owners(thread, index)


@pytest.mark.parametrize(
    ("said", "index", "who"),
    [
        (("Ann: I'll ring the library", "Ben: thanks"), 0, "Ann"),
        (("Ann: I still need to ring the library", "Ben: ok"), 0, "Ann"),
        (("Ann: the blueprint is on my list", "Ben: ok"), 0, "Ann"),
        (("Ann: Ben, could you ring the library?", "Cat: yes please", "Ben: ok"), 0, "Ben"),
        (("Ann: someone has to ring the library", "Ben: when?", "Cat: I can do that"), 0, "Cat"),
        (("Ann: who rings the library?", "Ben: I will", "Ann: thanks"), 0, "Ben"),
        (("Ann: the library wants a call from Ben about the hall", "Ben: ok"), 0, "Ben"),
        (("Ann Hughes: the library", "Ben: maybe ann knows whom to call", "Cat: ok"), 1, "Ann"),
        (("Ann: the library wants a call", "Ben: I'll ring them"), 0, "Ben"),
        (("Ben: I'll ring them", "Ann: the library, yes, about the hall"), 1, "Ben"),
    ],
)
def test_whoever_takes_it_on_or_is_asked_or_is_named_does_it(
    said: tuple[str, ...], index: int, who: str
) -> None:
    assert owners(index, *said) == (who,)


@pytest.mark.parametrize(
    ("said", "index"),
    [
        (("Ann: the library wants a call", "Ben: do they?", "Cat: they do"), 0),
        (("Ann: the library is shut", "Ben: since when?", "Cat: May", "Dan: pity"), 0),
    ],
)
def test_where_nothing_says_so_nobody_does_it(said: tuple[str, ...], index: int) -> None:
    parts = [line.partition(": ") for line in said]

    assert whose.owners([ThreadMessage(who, who, words) for who, _, words in parts], index) == ()
