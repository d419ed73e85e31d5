"""Short talks of committees: what is agreed and taken on is chosen, owned and dated; the rest is not."""

from collections.abc import Sequence
from datetime import date

import pytest

from bench import committee
from bench._training import talks
from bot.language import dates
from bot.understanding import threads
from bot.understanding.acts.capture.judged import weights as shipped
from bot.understanding.meaning import NewAction
from bot.understanding.threads import RecordAs

DECISION, ACTION = RecordAs.DECISION, RecordAs.ACTION


@pytest.fixture(autouse=True)
def warm() -> None:
    dates.warm()


def chosen(
    *said: str, reactions: dict[str, dict[str, list[str]]] | None = None
) -> list[tuple[RecordAs, int, Sequence[str], date | None]]:
    """Return what is chosen of a talk, each line 'Who: words': its kind, message, owners by name, and day."""
    messages = [line.split(": ", 1) for line in said]
    talk = talks.talk({"id": "T", "messages": messages, "meant": [], "reactions": reactions or {}})
    found = [one for one in threads.propose(talk.messages, known=talk.known) if one.chosen]
    return [
        (
            one.kind,
            one.index,
            [talk.people[user] for user in one.owners],
            one.record.due if isinstance(one.record, NewAction) else None,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("said", "index"),
    [
        (("Ruth: shall we close the annexe over Easter?", "Sam: yes, let's", "Ola: fine by me"), 0),
        (
            (
                "Ruth: I propose lunch at every meeting",
                "Sam: too dear",
                "Ruth: then lunch twice a year?",
                "Sam: yes",
                "Ola: fine",
            ),
            2,
        ),
        (
            (
                "Ruth: Leeds or York for the away day?",
                "Sam: York",
                "Ola: york please",
                "Ruth: York it is then",
            ),
            3,
        ),
    ],
)
def test_what_is_put_up_and_granted_is_a_decision_in_its_last_wording(
    said: tuple[str, ...], index: int
) -> None:
    assert [(kind, at) for kind, at, *_ in chosen(*said)] == [(DECISION, index)]


@pytest.mark.parametrize(
    ("said", "index", "also"),
    [
        (("Ruth: shall we close the annexe over Easter?", "Sam: yes, let's", "Ola: fine by me"), 0, (1, 2)),
        (
            (
                "Ruth: shall we close the annexe over Easter?",
                "Sam: yes",
                "Ruth: Sam can you ring the caterer?",
                "Sam: sure",
            ),
            0,
            (1,),
        ),
        (("Ruth: shall we close the annexe over Easter?", "Sam: who pays?", "Ola: yes"), 0, ()),
        (
            (
                "Ruth: shall we close the annexe over Easter?",
                "Sam: yes, let's",
                "Ruth: ok great",
                "Ola: fine by me",
            ),
            0,
            (1, 3),
        ),
        (("Ruth: Sam can you ring the caterer?", "Sam: sure", "Ruth: thanks", "Sam: by Friday"), 0, (1, 3)),
        (
            ("Ruth: somebody has to book the hall", "Ola: leave it with me", "Ruth: by the 4th please"),
            0,
            (1, 2),
        ),
        (("Ruth: I'll send the minutes round by Friday", "Sam: thanks"), 0, ()),
    ],
)
def test_a_matter_stands_where_it_was_granted_or_taken_on_or_dated_and_only_where_nothing_else_can_be_meant(
    said: tuple[str, ...], index: int, also: tuple[int, ...]
) -> None:
    messages = [line.split(": ", 1) for line in said]
    talk = talks.talk({"id": "T", "messages": messages, "meant": [], "reactions": {}})
    found = {one.index: one.also for one in threads.propose(talk.messages, known=talk.known)}
    assert found[index] == also


@pytest.mark.parametrize(
    ("said", "owners", "due"),
    [
        (("Ruth: Sam can you ring the caterer?", "Sam: sure, tomorrow"), ["Sam"], date(2026, 11, 25)),
        (("Ruth: somebody has to book the hall", "Ola: leave it with me"), ["Ola"], None),
        (("Ruth: I'll send the minutes round by Friday", "Sam: thanks"), ["Ruth"], date(2026, 11, 27)),
    ],
)
def test_work_is_whose_who_took_it_on_and_due_when_they_said(
    said: tuple[str, ...], owners: list[str], due: date | None
) -> None:
    assert [found[2:] for found in chosen(*said) if found[0] is ACTION] == [(owners, due)]


@pytest.mark.parametrize(
    "said",
    [
        ("Ruth: motion to freeze the fees", "Sam: second", "Ola: aye", "Ruth: carried"),
        ("Ruth: shall i order the leaflets?", "Sam: yes please", "Ruth: will do it wednesday"),
    ],
)
def test_what_is_chosen_is_not_offered_again_where_it_was_taken_on_or_carried(said: tuple[str, ...]) -> None:
    messages = [line.split(": ", 1) for line in said]
    talk = talks.talk({"id": "T", "messages": messages, "meant": []})
    assert len(threads.propose(talk.messages, known=talk.known)) == 1


@pytest.mark.parametrize(
    "said",
    [
        ("Ruth: Do we want new chairs?", "Sam: they cost a fortune", "Ruth: let's come back to it in spring"),
        ("Ruth: can you all hear me?", "Sam: yes", "Ola: just about"),
        ("Ruth: they should have asked us first", "Sam: they never do", "Ola: so rude"),
        ("Ruth: did we agree a date for the fair?", "Sam: yes, in May, it's on the list", "Ruth: thanks"),
        ("Ruth: I vote we all move to Spain 😂", "Sam: seconded lol", "Ola: carried 😂"),
        ("Ruth: happy to publish all our names?", "Sam: yes", "Ola: no, please don't", "Ruth: then we can't"),
    ],
)
def test_nothing_is_chosen_where_nothing_was_settled(said: tuple[str, ...]) -> None:
    assert chosen(*said) == []


def test_thumbs_count_as_yes_and_so_does_the_tick_of_whoever_was_asked() -> None:
    put_up = "Ruth: So we pay the drivers' petrol from June. Thumbs please"
    thumbs = {"0": {"+1": ["Sam", "Ola", "Ines"]}}
    asked = "Ruth: Sam would you order the lanyards?"

    assert [found[:2] for found in chosen(put_up, "Sam: about time", reactions=thumbs)] == [(DECISION, 0)]
    assert [found[2] for found in chosen(asked, reactions={"0": {"white_check_mark": ["Sam"]}})] == [["Sam"]]


def test_talks_from_which_nothing_was_learned_are_read_well() -> None:
    score = committee.score(talks.read("aside"))

    assert score.share("found", "matters") >= 0.78
    assert score.counts["wrong"] <= 0.15 * score.counts["talks"]
    assert score.share("left alone", "nothing") >= 0.86
    assert score.share("owners right", "work found") >= 0.9
    assert score.share("due right", "due") >= 0.85


def test_the_weights_are_small_and_say_how_they_were_made() -> None:
    written = shipped.FILE.read_text(encoding="utf-8")

    assert "make train" in written.splitlines()[0]
    assert shipped.FILE.stat().st_size < 3_000_000
    assert {len(row) for names in shipped.learned().told.values() for row in names.values()} == {
        len(shipped.HEADS)
    }


@pytest.mark.parametrize(
    "text",
    ["", " ", ", Sam rings, Sam", "?" * 4000, "ok " * 2000, "<@U1> " * 500, "I'll " * 900, "a,b. " * 900],
)
def test_no_talk_is_too_strange(text: str) -> None:
    talk = talks.talk({"id": "T", "messages": [["Ruth", text], ["Sam", text]], "meant": []})

    assert len(threads.propose(talk.messages, known=talk.known)) <= 16


MUCH = " ".join(f"word{count}" for count in range(70))


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (f"let's buy the van that has {MUCH} and {MUCH}", True),
        (f"I'll ring the hall about {MUCH} and {MUCH} and {MUCH} by Friday", True),
        (f"I'll ring the hall. It has {MUCH} and {MUCH[:200]}", False),
        (f"let's buy the van that has {MUCH}", False),
    ],
)
def test_what_is_read_in_part_only_is_offered_in_all_its_words(said: str, whole: bool) -> None:
    talk = talks.talk(
        {
            "id": "T",
            "messages": [["Ruth", "so"], ["Sam", said], ["Ola", "agreed"], ["Ruth", "yes"]],
            "meant": [],
        }
    )
    found = [one for one in threads.propose(talk.messages, known=talk.known) if one.index == 1]
    assert [one.whole for one in found if one.record is not None] == [whole]


@pytest.mark.parametrize(
    ("said", "owners"),
    [
        (("Bill: the van", "Ruth: we should pay the bill by Friday", "Sam: I will"), {"Sam"}),
        (("May: the hall", "Ruth: we may ring the hall by Friday", "Sam: ok, I'll do that"), {"Sam"}),
        (("May: the hall", "Ruth: Sam, can you ring the hall in May?", "Sam: will do"), {"Sam"}),
        (("Sam: the hall", "Ruth: May, can you ring the hall by Friday?", "May: yes"), {"May"}),
        (("Sam: the hall", "Ruth: will, can you ring the hall by Friday?", "Will: yes"), {"Will"}),
        (("May: the hall", "Ruth: I hope May rings the hall by Friday", "May: I will"), {"May"}),
    ],
)
def test_a_word_is_somebodys_name_where_it_is_meant_so(said: Sequence[str], owners: set[str]) -> None:
    talk = talks.talk({"id": "T", "messages": [line.split(": ", 1) for line in said], "meant": []})
    found = [one for one in threads.propose(talk.messages, known=talk.known) if one.index == 1]
    assert {talk.people[user] for one in found for user in one.owners} == owners
