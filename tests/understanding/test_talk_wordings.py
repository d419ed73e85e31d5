"""What is chosen of short talks of committees, with the words, owners and days that are recorded."""

from datetime import date

import pytest

from bench._training import talks
from bot.language import dates
from bot.understanding import threads
from bot.understanding.meaning import NewAction, NewDecision


@pytest.fixture(autouse=True)
def warm() -> None:
    dates.warm()


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
            ("Ruth: can everyone fill in the form by monday pls", "Sam: ok", "Ola: done"),
            [("fill in the form", [], date(2026, 11, 30))],
        ),
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
    ],
)
def test_what_each_of_several_is_told_in_a_sentence_is_theirs_alone(
    said: tuple[str, ...], found: list[tuple[str, list[str], date | None]]
) -> None:
    assert [(wording.split(" (")[0], *rest) for wording, *rest in worded(*said)] == found


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
