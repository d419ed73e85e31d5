"""What was typed is read as a person reads it, and who is named in it keeps their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import plain

NAMES = {"U1": "Ade Okafor", "U2": "Val Hughes"}
PIECES = st.sampled_from(
    [
        "<@U1>",
        "<@U2|val>",
        "<!subteam^S1|@finance>",
        "<#C1|board>",
        "&amp;",
        "  ",
        "\n",
        "İ",
        "ß",
        "ﬁ",
        "to ",
        "”",
    ]
)


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("<@U1> to write", "@Ade Okafor to write", {"U1": "@Ade Okafor"}),
        (
            "  ask   <@U1>  and <@U2|val>",
            "ask @Ade Okafor and @Val Hughes",
            {"U1": "@Ade Okafor", "U2": "@Val Hughes"},
        ),
        ("<!subteam^S1|@finance> &amp; <@U3>", "@finance & @U3", {"S1": "@finance", "U3": "@U3"}),
        (
            "see <https://x.example|the paper> in <#C1|board>",
            "see the paper (https://x.example) in #board",
            {},
        ),
    ],
)
def test_each_token_becomes_words_in_their_place(typed: str, text: str, places: dict[str, str]) -> None:
    read = plain.read(typed, NAMES)

    assert read.text == text
    assert {one.mention.id: read.text[one.start : one.end] for one in read.named} == places


@given(st.lists(PIECES, max_size=12).map("".join), st.integers(0, 60), st.integers(0, 60))
def test_a_part_keeps_whoever_is_named_in_it_where_they_are(typed: str, one: int, other: int) -> None:
    read = plain.read(typed, NAMES)
    for part in (read, read.cut(*sorted((one, other))), read.without(*sorted((one, other)))):
        assert len(part.folded) == len(part.text)
        assert part.text == part.text.strip()
        for named in part.named:
            assert part.text[named.start : named.end].startswith("@")
