"""Short talks of committees: what is agreed and taken on is chosen, owned and dated; the rest is not."""

from collections.abc import Sequence
from datetime import date

import pytest

from bench import committee
from bench._training import talks
from bot.language import dates
from bot.understanding import threads
from bot.understanding.acts.capture.judged import weights as shipped
from bot.understanding.meaning import NewAction, NewDecision
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


def worded(*said: str) -> list[tuple[str, list[str], date | None]]:
    """Return what is chosen of a talk by its wording, with what it speaks of, its owners by name, and day."""
    messages = [line.split(": ", 1) for line in said]
    talk = talks.talk({"id": "T", "messages": messages, "meant": []})
    return [
        (
            one.saying_what_of(one.record.text),
            [talk.people[user] for user in one.owners],
            one.record.due if isinstance(one.record, NewAction) else None,
        )
        for one in threads.propose(talk.messages, known=talk.known)
        if one.chosen and one.record is not None
    ]


@pytest.mark.parametrize(
    ("said", "wordings"),
    [
        (
            ("Ruth: Hygiene cert expires 3 Feb. Sam can you renew?", "Sam: yes"),
            ["renew (Hygiene cert expires 3 Feb)"],
        ),
        (
            ("Ruth: Grant deadline is 15 dec. Sam can you write the budget?", "Sam: yes", "Ruth: perfect"),
            ["write the budget"],
        ),
    ],
)
def test_what_a_message_asks_for_is_the_work_and_not_why_it_asks(
    said: tuple[str, ...], wordings: list[str]
) -> None:
    assert [wording for wording, *_ in worded(*said)] == wordings


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        (("Ruth: can u ring the plumber", "Sam: ok"), "ring the plumber"),
        (
            ("Ruth: shall i order the leaflets?", "Sam: yes please", "Ruth: will do it wed"),
            "order the leaflets",
        ),
        (("Ruth: who can do the door on Friday", "Sam: i can"), "do the door"),
        (
            ("Ruth: Sam you said you'd speak to the groundsman?", "Sam: yep will catch him sat"),
            "speak to the groundsman",
        ),
        (
            ("Ruth: need to send the report to the funder by friday. Sam?", "Sam: ok"),
            "send the report to the funder.",
        ),
        (("Ruth: Sam I'll send u the login", "Sam: ta"), "send u the login"),
        (
            ("Ruth: the boiler service is due in december", "Sam: I'll get a quote"),
            "the boiler service is due in december",
        ),
    ],
)
def test_work_is_worded_without_how_it_is_asked_for_and_with_all_that_is_said_of_it(
    said: tuple[str, ...], wording: str
) -> None:
    assert worded(*said)[0][0] == wording


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            ("Ruth: I'll do teas this week, Sam can you do the door next week?", "Sam: no", "Ola: I can"),
            [("do teas", ["Ruth"], date(2026, 11, 27)), ("do the door", ["Ola"], date(2026, 12, 4))],
        ),
        (("Ruth: Sam I'll send u the login", "Sam: ta"), [("send u the login", ["Ruth"], None)]),
        (
            (
                "Ruth: grant deadline is 15 dec. I'll write the bid, Sam can you do the budget?",
                "Sam: yes, by the 8th",
                "Ruth: perfect",
            ),
            [("write the bid", ["Ruth"], None), ("do the budget", ["Sam"], date(2026, 12, 8))],
        ),
    ],
)
def test_of_several_things_in_a_message_each_is_whose_says_so_and_due_as_its_own_words_say(
    said: tuple[str, ...], found: list[tuple[str, list[str], date | None]]
) -> None:
    assert [(wording.split(" (")[0], *rest) for wording, *rest in worded(*said)] == found


@pytest.mark.parametrize(
    "said",
    [
        ("Ruth: motion to freeze the fees", "Sam: second", "Ola: aye", "Ruth: carried"),
        ("Ruth: shall i order the leaflets?", "Sam: yes please", "Ruth: will do it wednesday"),
        ("Ruth: who can do the door on Friday", "Sam: i can", "Ola: i can do 7-9", "Ruth: perfect"),
    ],
)
def test_what_is_chosen_is_not_offered_again_where_it_was_taken_on_or_carried(said: tuple[str, ...]) -> None:
    messages = [line.split(": ", 1) for line in said]
    talk = talks.talk({"id": "T", "messages": messages, "meant": []})
    assert len(threads.propose(talk.messages, known=talk.known)) == 1


@pytest.mark.parametrize(
    ("put_up", "status", "wording"),
    [
        ("let's park the website until 12 January", "parked", "the website"),
        ("let's park the website til the new year", "agreed", "park the website til the new year"),
    ],
)
def test_what_was_agreed_to_put_off_is_not_recorded_as_agreed_to(
    put_up: str, status: str, wording: str
) -> None:
    messages = [["Ruth", put_up], ["Sam", "agreed"], ["Ola", "yes"]]
    talk = talks.talk({"id": "T", "messages": messages, "meant": []})
    [record] = [one.record for one in threads.propose(talk.messages, known=talk.known) if one.chosen]
    assert isinstance(record, NewDecision)
    assert (record.status.value, record.text) == (status, wording)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            (
                "Ruth: Sam pls send the accounts to Ola and Ines can you chase the insurer by friday",
                "Sam: will do",
                "Ines: yep on it",
                "Ola: ta",
            ),
            [
                ("send the accounts to Ola", ["Sam"], None),
                ("chase the insurer", ["Ines"], date(2026, 11, 27)),
            ],
        ),
        (
            ("Ruth: so to recap: Sam does posters, Ola books the band", "Sam: 👍", "Ola: fine"),
            [("does posters", ["Sam"], None), ("books the band", ["Ola"], None)],
        ),
        (
            ("Ruth: Sam pls ring Ola and Ines to sort the van", "Sam: ok", "Ola: good", "Ines: great"),
            [("ring Ola and Ines to sort the van", ["Sam"], None)],
        ),
    ],
)
def test_what_each_of_several_is_told_in_a_sentence_is_theirs_alone(
    said: tuple[str, ...], found: list[tuple[str, list[str], date | None]]
) -> None:
    assert [(wording.split(" (")[0], *rest) for wording, *rest in worded(*said)] == found


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


@pytest.mark.parametrize(
    ("said", "speaks_of"),
    [
        (
            ("Ruth: committee on saturday instead of sunday?", "Sam: yes", "Ruth: ok sat at 3 then"),
            "committee",
        ),
        (("Ruth: the freezer man has to come, who rings?", "Sam: I'll ring him tomorrow"), "freezer"),
    ],
)
def test_a_wording_that_only_points_to_what_was_said_says_what_that_is(
    said: tuple[str, ...], speaks_of: str
) -> None:
    messages = [line.split(": ", 1) for line in said]
    talk = talks.talk({"id": "T", "messages": messages, "meant": []})

    [one] = [one for one in threads.propose(talk.messages, known=talk.known) if one.chosen and one.record]

    assert one.record is not None
    assert speaks_of in one.saying_what_of(one.record.text)


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
