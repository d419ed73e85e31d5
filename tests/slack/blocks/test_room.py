"""Whatever people write, a message of ours is one that Slack takes, and gives back all that they typed."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.blocks import messages as slacks
from bot.slack.blocks import room, text
from bot.slack.blocks.text import Block

TYPED = st.text(st.sampled_from("a b&<>é@`"), min_size=1, max_size=300).flatmap(
    lambda words: st.integers(1, 12_000 // len(words)).map(lambda times: words * times)
)
REST = text.context("… and more.")


def shown(blocks: list[Block]) -> str:
    return "".join(text.words_of(block) for block in blocks)


@given(TYPED)
def test_all_that_somebody_typed_is_given_back_however_long_it_is(typed: str) -> None:
    message = text.with_typed("That can not be taken.", typed)

    whole = f"That can not be taken. You typed: {text.escape(typed)}"
    assert message["text"] == text.cut(whole, text.MOST_TEXT)
    assert not message["blocks"] or shown(message["blocks"]) == message["text"]
    assert all(len(text.words_of(block)) <= text.MAX_SECTION for block in message["blocks"])
    assert slacks.message_faults(message["text"], message["blocks"], method="chat.postEphemeral") is None


@given(TYPED)
def test_no_escape_is_cut_in_two(typed: str) -> None:
    blocks = text.with_typed("No.", typed)["blocks"]

    pieces = [html.unescape(text.words_of(block)) for block in blocks]
    assert not blocks or "".join(pieces) == f"No. You typed: {html.unescape(text.escape(typed))}"


@pytest.mark.parametrize(("letters", "blocks"), [(0, 1), (2000, 1), (4000, 2), (8000, 3), (12_000, 0)])
def test_a_longer_text_takes_more_blocks_and_the_longest_none(letters: int, blocks: int) -> None:
    assert len(text.with_typed("No.", "word " * (letters // 5))["blocks"]) == blocks


PARAGRAPHS = st.lists(st.integers(1, 3000).map(lambda size: text.section("x" * size)), max_size=70)


@given(PARAGRAPHS)
def test_what_does_not_fit_gives_way_to_a_last_line(blocks: list[Block]) -> None:
    kept = room.within(blocks, REST)

    assert slacks.message_faults("text", kept, method="chat.postMessage") is None
    assert kept == blocks or (kept[-1] == REST and kept[:-1] == blocks[: len(kept) - 1])


@given(PARAGRAPHS)
def test_no_block_that_fits_is_left_out(blocks: list[Block]) -> None:
    kept = room.within(blocks, REST)

    assert len(kept) >= len(blocks) or not room.has_room([*blocks[: len(kept)], REST])


def test_the_labels_of_buttons_and_menus_take_room_too() -> None:
    row = text.actions(text.button("Done", "done", "1"), text.button("Pass on", "pass_on", "1"))

    assert room.taken([text.section("four"), row]) == 2 * room.A_BLOCK + len("fourDonePass on")
    assert room.taken([row]) >= slacks.size([row])
