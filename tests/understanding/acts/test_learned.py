"""What was learned of threads weighs their messages as it was fitted, quickly and always alike."""

import json
import random

import pytest

from bot.language.bounds import Budget
from bot.understanding.acts.capture import learned
from bot.understanding.acts.capture.learned import Head, Likely, scoring, structure, words
from bot.understanding.acts.capture.learned import weights as shipped
from bot.understanding.acts.capture.learned.lines import Line, lines_of
from bot.understanding.acts.capture.learned.weights import HEADS, NEAR
from bot.understanding.talk import ThreadMessage


def thread(*said: str) -> list[ThreadMessage]:
    """Return the messages of 'Ann: what she said'."""
    parts = [line.partition(": ") for line in said]
    return [ThreadMessage(who, who, what) for who, _, what in parts]


def seen(*said: str) -> list[frozenset[str]]:
    """Return what is told of each message of a thread."""
    return structure.told(lines_of(thread(*said)))


VOTED = thread(
    "Ann: any other comments on the proposal?",
    "Ben: none from me",
    "Ann: Adopt the short version of the report as the base of the next draft",
    "Ben: +1",
    "Cat: +1",
    "Dan: +1",
    "Ann: thanks all, next item",
)
ASKED = thread(
    "Ann: the wiki page about testing is out of date",
    "Ben: yes, it still tells people to use the old installer",
    "Ann: Cat, could you update the wiki page before the next meeting?",
    "Cat: sure, I'll do that",
    "Ann: thanks",
)


def likeliest(said: list[ThreadMessage], head: Head) -> int:
    return learned.ranked(learned.likely(said), head)[0]


def test_a_motion_that_is_voted_on_is_likeliest_a_decision() -> None:
    weighed = learned.likely(VOTED)

    assert likeliest(VOTED, Head.FORMAL) == 2
    assert weighed[2].formal > 0.8 > weighed[6].formal


def test_work_that_is_asked_for_and_taken_on_is_likeliest_an_action() -> None:
    assert likeliest(ASKED, Head.ACTION) in (2, 3)
    assert max(one.formal for one in learned.likely(ASKED)) < 0.5


def test_messages_are_weighed_alike_wherever_their_people_come_from() -> None:
    other = {"Ann": "Wei", "Ben": "Olu", "Cat": "Siân", "Dan": "Ines"}
    renamed = [
        ThreadMessage(other[one.user], other[one.user], one.text.replace("Cat,", "Siân,")) for one in ASKED
    ]

    assert learned.likely(renamed) == learned.likely(ASKED)


def test_of_what_there_is_no_time_for_nothing_is_likely_and_the_last_messages_come_first() -> None:
    looks = iter(range(100))
    weighed = learned.likely(VOTED, Budget(2.5, lambda: float(next(looks))))

    assert weighed[:-2] == [Likely(0, 0, 0)] * (len(VOTED) - 2)
    assert all(one.formal for one in weighed[-2:])


def test_of_messages_that_stand_together_the_likeliest_stands_for_them_all() -> None:
    chances = dict(enumerate([0.1, 0.9, 0.8, 0.2, 0.3, 0.3]))

    assert learned.apart(chances, chances) == [1, 4]
    assert learned.apart(chances, [0, 4, 5]) == [4, 0]


def test_nobody_need_have_said_anything() -> None:
    assert learned.likely([]) == []


@pytest.mark.parametrize(
    "text", ["", " ", "<", "<@", "?" * 40_000, "a " * 20_000, "\ud800", "\x00", "<" * 9_000]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert len(learned.likely([ThreadMessage("U1", "", text), ThreadMessage("U2", text[:50], text)])) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gwen: see https://example.org/a?b", ["@", ":", "see", "http"]),
        ("<@U1> and <#C1|board> at 10 :+1:", ["@", "and", "http", "at", "0", "+1"]),
        ("I’ll ask… no", ["i'll", "ask", "…", "no"]),
        ("-1 👎 👍", ["-1", "-1", "+1"]),
    ],
)
def test_people_numbers_and_addresses_are_read_as_what_they_are(text: str, said: list[str]) -> None:
    assert words.tokens(text, words.names_in(["Gwen Hughes"])) == said


@pytest.mark.parametrize(
    ("said", "index", "told"),
    [
        (("Ann: let's meet on Monday", "Ben: yes", "Cat: +1"), 0, "agreeing 2"),
        (("Ann: let's meet on Monday", "Ann: yes", "Cat: hm"), 0, "agreeing 0"),
        (("Ann: let's meet", "Ben: shall we say Monday?", "Cat: yes"), 0, "agreeing 0"),
        (("Ann: shall I book it?", "Ben: no"), 0, "against 1"),
        (("Ann: who rings them?", "Ben: hm", "Cat: I will"), 0, "taken on after 1"),
        (("Ann: I can write that up", "Ben: ok", "Ann: never mind, away until May"), 0, "is withdrawn"),
        (("Ann: Ben: will you ring them?", "Ben: ok"), 1, "was spoken to"),
        (("Ann: Ben: will you ring them?", "Ben: ok"), 1, "asked by who leads"),
        (("Ann: we close the annexe", "Ben: hm", "Ann: agreed, we close the annexe"), 2, "said before 3"),
    ],
)
def test_of_a_message_is_told_who_answers_and_how_it_goes_on(
    said: tuple[str, ...], index: int, told: str
) -> None:
    assert told in seen(*said)[index]


def test_every_weight_of_the_file_counts_and_the_file_is_small_and_says_how_it_was_made() -> None:
    held = json.loads(shipped.FILE.read_text(encoding="utf-8"))
    weights = shipped.learned()

    assert "make train" in held["made"]
    assert shipped.FILE.stat().st_size < 3_000_000
    assert shipped.written(weights, held["made"]) == shipped.FILE.read_text(encoding="utf-8")
    assert {len(row) for row in weights.phrases.values()} == {len(HEADS) * len(NEAR)}
    assert all(
        any(row) for table in (weights.phrases, weights.pieces, weights.told) for row in table.values()
    )


def test_a_message_weighs_the_sum_of_what_is_said_in_it_and_near_it_and_told_of_it() -> None:
    weights = shipped.learned()
    lines = lines_of(ASKED)
    told = structure.told(lines)
    found = scoring.first_look(lines, weights)

    def weighed(index: int, head: int) -> int:
        total = weights.begin[head]
        for place, offset in enumerate(NEAR):
            if 0 <= index + offset < len(lines):
                for phrase in words.phrases(lines[index + offset].words):
                    total += weights.phrases.get(phrase, (0,) * 18)[place * len(HEADS) + head]
        total += sum(weights.told.get(name, (0,) * 3)[head] for name in told[index])
        return total + sum(weights.pieces.get(one, (0,) * 3)[head] for one in _pieces(lines[index]))

    for head in range(len(HEADS)):
        assert found[head] == [weighed(index, head) * weights.unit for index in range(len(lines))]


def _pieces(line: Line) -> list[str]:
    return [piece for word in set(line.words) for piece in words.pieces(word)]


def test_the_same_thread_is_always_weighed_alike() -> None:
    drawn = random.Random(7)
    said = [*VOTED, *ASKED]
    drawn.shuffle(said)

    assert learned.likely(said) == learned.likely(list(said))
