"""Whatever is typed, and however much of it, is read in a time that grows no faster than the text."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.language import bounds, dates, names, similarity, slack_text
from bot.language.bounds import Budget
from bot.language.refusal import Refusal
from bot.slack.blocks import modals, text
from bot.sources import messages
from bot.understanding import (
    deliverables,
    following,
    meetings,
    notes,
    organisations,
    past_days,
    plain,
    threads,
)
from bot.understanding.known import Door, Known, KnownPerson, Said
from bot.understanding.meaning import OpenForm, Record
from bot.understanding.threads import ThreadMessage
from bot.understanding.understand import understand
from storage.records import Person
from tests.language.dates.test_phrases import at
from tests.understanding import board

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
HERE = at("en-GB")
CALLED = [f"Sam Okafor Number{n}" for n in range(500)]
EVERYBODY = [Person("T1", name, name, None, None, "T1", False, False, False, NOW) for name in CALLED]
KNOWN = board.known({"door": "/action", "who": "ADE"})
LONGEST = 40_000
BOARD = board.known({"door": "/decide", "who": "ADE"})
GROUP = Known("U9", "C1", HERE, tuple(KnownPerson(f"U{n}", name) for n, name in enumerate(CALLED[:50])))

READERS: dict[str, Callable[[str], object]] = {
    "a decision for a form": following.from_end,
    "an organisation": organisations.read,
    "meetings": lambda words: meetings.read(words, now=NOW, zone=LONDON, locale="en-GB"),
    "a note on some work": lambda words: notes.read(plain.read(words), BOARD),
    "a time that has passed": lambda words: past_days.read(words, today=NOW.date(), locale="en-GB"),
    "a thread": lambda words: threads.propose([ThreadMessage(f"U{n % 3}", "Sam", words) for n in range(3)]),
    "a thread of a group": lambda words: threads.propose(
        [ThreadMessage(f"U{n % 3}", "Sam", words) for n in range(3)], known=GROUP
    ),
    "names": lambda words: names.typed_in(words, EVERYBODY),
    "a deliverable": lambda words: deliverables.read(words, HERE),
    "a date": lambda words: dates.read(words, HERE),
    "a date that is foreign": lambda words: dates.read(words[:100], at("it-IT")),
    "a date in a sentence": lambda words: dates.find(words, HERE),
    "a mention": lambda words: slack_text.addressed_to(f"<@U9> {words}", "U9"),
    "a mention behind": lambda words: slack_text.addressed_to(f"{words} <@U9>", "U9"),
    "words with tokens": slack_text.readable,
    "a message of blocks": lambda words: messages.words(
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": words}}]}
    ),
    "likeness": lambda words: similarity.closest(words, [f"{words}{n}" for n in range(3)]),
    "escaping": text.escape,
    "a line of it": text.brief,
    "as much as fits": lambda words: text.fit(words, 2900),
    "inputs that hold it": lambda words: modals.paragraphs("words", "Words", words),
}

TYPED = (
    "-|- |, |and |, and |(|)|\n|\n\n|\n \n|\r\n|\t| |\u00a0|;|; |:|.|...|…|–|•|• |1. |1) |(a) |* |_|~|?"
    "|!|? |\"|'|“|`|```|<@U1> |<@U1>|<@U1>, |<@U1> and |<@U1|Sam> please |<!subteam^S1|@us> "
    "|- <@U1> x by Friday\n|<@|<|>|@|@sam |@sam, |@Sam Okafor |@a.|@a, @b and |@a by Friday and |by "
    "|by Friday |by 1 |on 3 December |before |for D1 |for d |, for D1|owner: |owners |assigned to "
    "|me and |I will |to |please |because |, because |so that |, so that |replaces D3 "
    "|replaces D1 and D2 |instead of |this, |and this |1|1 |12/|3.10|9:|:30 |at 10 |from 10 to |10-"
    "|every |second last |second |Tuesday and |weekly |until |for 2 hours |move |move to |cancel "
    "|speaks for |meeting |week on |a week from |end of |or Friday |day |in |what did i miss |what "
    "|help |help! |I can't |agreed |agreed? |agreed. |not |let's decide |somebody |who |who? |if "
    "|, but |\u200b|\u200d|e\u0301|\u0301|\u202e|جمعة |ﷺ|🎉|👍 |日|\x00|�|a|a |A |Ab |a-|a'|x@|x@y."
    "|https://|https://x.y|/|\\|&amp;|&lt;|&|@here|We meet\n|- We meet\n|\n- <@U1> "
)
PIECES = TYPED.split("|")


def outcome(read: Callable[[str], object], words: str) -> None:
    try:
        read(words)
    except Refusal as refusal:
        assert len(str(refusal)) < 1000  # noqa: PT017 - it is told to a person, not looked for


def work(read: Callable[[str], object], words: str) -> float:
    """Return how long the reading of a text keeps the processor busy, whatever else does."""
    begun = time.process_time()
    outcome(read, words)
    return time.process_time() - begun


def grows(read: Callable[[str], object], short: str, long: str) -> bool:
    """Tell whether a text four times as long takes far more than four times the work, each time."""
    return all(work(read, long) > 8 * work(read, short) + 0.05 for _ in range(3))


@pytest.mark.parametrize("reader", READERS)
def test_a_text_four_times_as_long_takes_no_more_than_its_share(reader: str) -> None:
    dates.warm()
    read = READERS[reader]

    for piece in PIECES:
        whole = (piece or "|") * LONGEST
        assert not grows(read, whole[: LONGEST // 4], whole[:LONGEST]), repr(piece)


@given(
    pieces=some.lists(some.sampled_from(PIECES), min_size=2, max_size=6), reader=some.sampled_from([*READERS])
)
@settings(max_examples=100, deadline=None)
def test_no_mixture_of_words_takes_more_than_its_share(pieces: list[str], reader: str) -> None:
    whole = ("".join(pieces) or "|") * LONGEST

    assert not grows(READERS[reader], whole[: LONGEST // 4], whole[:LONGEST])


@given(
    head=some.text(max_size=200),
    piece=some.text(min_size=1, max_size=12),
    reader=some.sampled_from([*READERS]),
)
@settings(max_examples=100, deadline=None)
def test_no_text_takes_more_than_its_share(head: str, piece: str, reader: str) -> None:
    whole = head + piece * LONGEST

    assert not grows(READERS[reader], whole[: LONGEST // 4], whole[:LONGEST])


class Watch:
    """A clock that is a tenth of a second later each time it is looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return self.looks / 10


def test_time_begins_with_the_first_look() -> None:
    watch = Watch()
    budget = Budget(0.25, watch)

    assert watch.looks == 0
    assert [budget.over, budget.over, budget.over, budget.over] == [False, False, True, True]
    assert budget.stopped


def test_what_is_most_alike_is_looked_for_among_the_newest_while_there_is_time() -> None:
    others = [
        "We meet on Mondays",
        *(f"Something else {count}" for count in range(20)),
        "Pilot the crisis café",
    ]

    assert similarity.closest("We pilot the crisis café", others) == len(others) - 1
    assert similarity.closest("We pilot the crisis café", others, Budget(0.25, Watch())) is None


def test_a_thread_is_looked_at_from_its_end_while_there_is_time() -> None:
    said = [ThreadMessage(f"U{n % 3}", "Sam", f"I'll write paper {n} by Friday") for n in range(900)]
    found = threads.propose(said, Budget(0.45, Watch()))

    assert found
    assert all(each.index > 890 for each in found)


@pytest.mark.parametrize("end", ["", " so that <@U2|val> knows", "\n<https://x.org/a|a label> last"])
def test_all_of_a_long_text_is_kept(end: str) -> None:
    words = " ".join(f"word{count}" for count in range(3000)) + end
    whole = slack_text.readable(words)

    assert _kept(Door.ACTION, f"<@U1> to send {words}", KNOWN).endswith(whole)
    assert _kept(Door.DECIDE, f"We wait and {words}", BOARD) == f"We wait and {whole}"
    assert "".join(bounds.beginning(words)) == words
    assert len(bounds.beginning(words)[0]) <= bounds.READ


def _kept(door: Door, typed: str, known: Known) -> str:
    meaning = understand(Said(door, plain.read(typed)), known)
    assert isinstance(meaning, Record | OpenForm)
    (record,) = meaning.records
    return record.text


@pytest.mark.parametrize(
    "words", ["<" * 9000, "<@U1" * 3000, "a" * 9000, f"{'a ' * 1990}<https://x.org/{'b' * 90}|c d e>"]
)
def test_neither_word_nor_token_is_cut_in_two_where_that_can_be(words: str) -> None:
    begun, rest = bounds.beginning(words)

    assert begun + rest == words
    assert 0 < len(begun) <= bounds.READ
    assert not rest.startswith("b")
