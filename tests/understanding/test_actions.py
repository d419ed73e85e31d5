"""What `/action` makes of a sentence. NOW is Monday 23 November 2026, nine in the morning, in London."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.dates import Calendar
from bot.understanding import actions
from bot.understanding.actions import Task
from storage.records import OwnerKind

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOARD = Calendar(NOW, ZoneInfo("Europe/London"), "en-GB", meetings=(date(2026, 12, 8), date(2026, 12, 22)))
UNKNOWN_ORDER = Calendar(NOW, ZoneInfo("Europe/London"), None)
FRIDAY = date(2026, 11, 27)
NEXT_FRIDAY = date(2026, 12, 4)


def read(text: str, calendar: Calendar = BOARD, day: date | None = None) -> Task:
    return actions.read(text, calendar, speaker="ME", day=day)


def owners(task: Task) -> list[str | None]:
    return [owner.user for owner in task.owners]


@pytest.mark.parametrize(
    ("text", "expected_owners", "expected_text"),
    [
        ("<@U1|sam> draft the paper", ["U1"], "draft the paper"),
        ("<@U1> draft the paper", ["U1"], "draft the paper"),
        ("<@W1|sam> draft the paper", ["W1"], "draft the paper"),
        ("<@U1|sam> to draft the paper", ["U1"], "draft the paper"),
        ("<@U1|sam> will draft the paper", ["U1"], "draft the paper"),
        ("<@U1|sam>: draft the paper", ["U1"], "draft the paper"),
        ("<@U1|sam>, draft the paper", ["U1"], "draft the paper"),
        ("<@U1|sam> - draft the paper", ["U1"], "draft the paper"),
        ("<@U1|sam> should please draft the paper", ["U1"], "draft the paper"),
        ("please <@U1|sam> draft the paper", ["U1"], "draft the paper"),
        ("could <@U1|sam> please draft the paper", ["U1"], "draft the paper"),
        ("<@U1|sam> and <@U2|priya> draft the paper", ["U1", "U2"], "draft the paper"),
        ("<@U1|sam> &amp; <@U2|priya> to draft the paper", ["U1", "U2"], "draft the paper"),
        ("<@U1|sam>, <@U2|priya> and <@U3|val> draft it", ["U1", "U2", "U3"], "draft it"),
        ("<@U1|sam>, <@U2|priya>, and <@U3|val> draft it", ["U1", "U2", "U3"], "draft it"),
        ("<@U1|sam> <@U2|priya> draft it", ["U1", "U2"], "draft it"),
        ("<@U1|sam><@U2|priya> both to draft it", ["U1", "U2"], "draft it"),
        ("<@U1|sam> and <@U1|sam> draft it", ["U1"], "draft it"),
        ("ok so <@U1|sam> to draft the paper", ["U1"], "draft the paper"),
        ("right, so <@U1|sam> to draft the paper", ["U1"], "draft the paper"),
        ("Then let's draft the paper", [], "draft the paper"),
        ("I will ring the venue", ["ME"], "ring the venue"),
        ("I'll ring the venue", ["ME"], "ring the venue"),
        ("I’ll ring the venue", ["ME"], "ring the venue"),
        ("me to ring the venue", ["ME"], "ring the venue"),
        ("me and <@U1|sam> ring the venue", ["ME", "U1"], "ring the venue"),
        ("<@U1|sam> and I will ring the venue", ["U1", "ME"], "ring the venue"),
        ("<@U1|sam> and me to ring the venue", ["U1", "ME"], "ring the venue"),
        ("<!subteam^S1|@finance> check the sums", ["S1"], "check the sums"),
        ("<!subteam^S1> and <@U1> check the sums", ["S1", "U1"], "check the sums"),
        ("draft the paper (owner: <@U1|sam>)", ["U1"], "draft the paper"),
        ("draft the paper, owners <@U1> and <@U2>", ["U1", "U2"], "draft the paper"),
        ("draft the paper assigned to <@U1>", ["U1"], "draft the paper"),
        ("<@U1> call <@U2|val> about the room", ["U1"], "call @val about the room"),
        ("<@U1> compare a &lt; b &amp; c", ["U1"], "compare a < b & c"),
        ("<@U1> read <https://example.org|the report>", ["U1"], "read the report (https://example.org)"),
        ("draft the paper", [], "draft the paper"),
        ("Meet the mayor", [], "Meet the mayor"),
        ("I need a hand", [], "I need a hand"),
        ("Ask <@U1|sam> whether it can wait", [], "Ask @sam whether it can wait"),
        ("<!here> draft the paper", [], "@here draft the paper"),
        ("<@U1>", ["U1"], ""),
        ("<@U1>; <@U2> &amp; <@U3> draft it", ["U1", "U2", "U3"], "draft it"),
        ("<@U1> by Friday", ["U1"], ""),
        ("", [], ""),
    ],
)
def test_who_is_to_do_what(text: str, expected_owners: list[str], expected_text: str) -> None:
    task = read(text)

    assert owners(task) == expected_owners
    assert task.text == expected_text


@pytest.mark.parametrize(
    ("text", "expected_due", "expected_text"),
    [
        ("<@U1> draft it by next Friday", NEXT_FRIDAY, "draft it"),
        ("<@U1> could you draft it by next Friday?", NEXT_FRIDAY, "draft it?"),
        ("<@U1> draft it by Friday so that we can agree it", FRIDAY, "draft it"),
        ("<@U1> draft it, by Friday, for D3.", FRIDAY, "draft it"),
        ("<@U1> draft it (by Friday)", FRIDAY, "draft it"),
        ("<@U1> send by Friday the paper to Val", FRIDAY, "send the paper to Val"),
        ("<@U1> draft it before the next meeting", date(2026, 12, 7), "draft it"),
        ("<@U1> draft it due 4 December", NEXT_FRIDAY, "draft it"),
        (
            "<@U1> come to the event on Friday 4 December",
            NEXT_FRIDAY,
            "come to the event on Friday 4 December",
        ),
        ("I will ring the venue tomorrow", date(2026, 11, 24), "ring the venue"),
        ("<@U1> get it out so that it is read by Friday", FRIDAY, "get it out"),
        ("<@U1> get it out so that we can meet on 10 December", None, "get it out"),
        ("<@U1> draft it", None, "draft it"),
        ("<@U1> check for D3 forms in room 4/5", None, "check for D3 forms in room 4/5"),
    ],
)
def test_by_when(text: str, expected_due: date | None, expected_text: str) -> None:
    task = read(text)

    assert task.due == expected_due
    assert task.text == expected_text


@pytest.mark.parametrize(
    ("text", "measure", "decision"),
    [
        ("<@U1> draft it so that the board can agree it", "the board can agree it", None),
        ("<@U1> draft it, so that the board can agree it for D12", "the board can agree it", 12),
        ("<@U1> draft it for D12 so that the board can agree it", "the board can agree it", 12),
        ("<@U1> draft it for d 12 by Friday", None, 12),
        ("<@U1> draft it by Friday (for D12)", None, 12),
        ("<@U1> draft it for D12 members", None, None),
        ("so that we know", None, None),
    ],
)
def test_to_what_end_and_for_which_decision(text: str, measure: str | None, decision: int | None) -> None:
    task = read(text)

    assert task.measure == measure
    assert task.decision == decision


@pytest.mark.parametrize(
    ("text", "unresolved"),
    [
        ("@samm draft it", ("samm",)),
        ("@Sam Patel to draft it", ("Sam Patel",)),
        ("<@U1> and @samm draft it", ("samm",)),
        ("<@U1> and Priya draft it", ("Priya",)),
        ("@samm, @pria to draft it", ("samm", "pria")),
        ("draft it, owner @samm", ("samm",)),
    ],
)
def test_a_name_that_is_nobody_is_never_guessed(text: str, unresolved: tuple[str, ...]) -> None:
    task = read(text)

    assert task.unresolved == unresolved
    assert task.text == "draft it"


def test_a_person_named_in_passing_is_only_suggested() -> None:
    task = read("draft the paper <@U1|sam> by Friday")

    assert (task.owners, task.suggested, task.text) == ((), ("U1",), "draft the paper")


def test_a_user_group_keeps_its_name() -> None:
    (owner,) = read("<!subteam^S1|@finance> check the sums").owners

    assert (owner.kind, owner.name) == (OwnerKind.USER_GROUP, "finance")


def test_an_unclear_date_is_a_question_until_a_day_is_chosen() -> None:
    typed = "<@U1> draft it by 3/4/2027"
    asked = read(typed, UNKNOWN_ORDER)
    assert asked.due is None
    assert asked.question is not None
    assert asked.question.readings == (date(2027, 3, 4), date(2027, 4, 3))

    chosen = read(typed, UNKNOWN_ORDER, day=date(2027, 4, 3))
    assert chosen.question is None
    assert (chosen.due, chosen.text) == (date(2027, 4, 3), "draft it")
