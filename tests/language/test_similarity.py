"""Which earlier decision a new one is probably about."""

import pytest

from bot.language import similarity

STANDING = [
    "Hold the summer fair in the park",
    "let's pilot peer support with three providers",
    "Buy a new boiler for the community hall",
    "Invite the housing association to join the partnership",
    "Publish the crisis café’s opening hours on the website",
    "Share anonymous data with the public health team every quarter",
    "The chair rotates between organisations every six months",
    "Spend £4,000 on training volunteers in first aid",
]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("Run peer support from the council's own team", STANDING[1]),
        ("Peer support will be piloted by one provider", STANDING[1]),
        ("Stop the peer-support pilot", STANDING[1]),
        ("The summer fair moves to the school field", STANDING[0]),
        ("No fair this summer", STANDING[0]),
        ("Repair the old boiler in the hall instead", STANDING[2]),
        ("Housing associations are invited as observers", STANDING[3]),
        ("Change the crisis cafe opening hours to evenings", STANDING[4]),
        ("Anonymous data is shared once a year", STANDING[5]),
        ("Train twenty volunteers in mental health first aid", STANDING[7]),
        ("We will meet on Fridays", None),
        ("Ask the council for money", None),
        ("We agreed to write a new plan by November", None),
        ("Everybody brings a dish", None),
        ("The hall closes at ten", None),
        ("Write to the health trust about parking", None),
        ("Ship it", None),
        ("", None),
        ("???", None),
        ("the of and we will", None),
    ],
)
def test_only_what_is_about_the_same_is_found(new: str, found: str | None) -> None:
    index = similarity.closest(new, STANDING)

    assert (None if index is None else STANDING[index]) == found


def test_words_that_the_whole_register_is_full_of_say_nothing() -> None:
    standing = [
        f"Peer support group {name} gets a room"
        for name in ("north", "south", "east", "west", "mid", "coast")
    ]

    assert similarity.closest("Peer support starts in autumn", standing) is None
    assert similarity.closest("Peer support for the coast gets a van", standing) == 5


def test_of_two_that_are_equally_alike_the_newest_is_meant() -> None:
    assert similarity.closest("Paint the hall", ["Paint the hall blue", "Paint the hall green"]) == 0


def test_a_long_text_is_not_like_everything() -> None:
    long = " ".join(f"subject{index}" for index in range(290)) + " boiler hall"

    assert similarity.closest(long, STANDING) is None
