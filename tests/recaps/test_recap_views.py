"""Recaps stay within what Slack takes, whatever people wrote and however much of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.recaps import views as recap_views
from bot.recaps.views import lines
from bot.sandbox import blocks as block_kit
from bot.slack.blocks import room
from bot.slack.blocks.text import Message
from storage.records import Account, Answer, DecisionStatus, Strength
from tests.scheduler.described import MONDAY, ahead, concern, decision, follows, work

TEXTS = {
    "long": "a long wording without end " * 300,
    "one-word": "x" * 40_000,
    "escapes": "&<>" * 3000,
    "quotes": '"\\\n' * 3000,
    "broadcasts": "<!channel> @everyone <!subteam^S1> <@U1> <https://evil|here> " * 50,
}


def account(number: int, words: str) -> Account:
    concerns = (replace(concern(1, Strength.OBJECTION), text=words),) * 3
    made = decision(number, text=words, reason=words, condition=words, author="U2", channel="C1")
    older = tuple(replace(one, changed=words) for one in follows("U1"))
    own = work(number, MONDAY.date(), "U1")
    mine = replace(own, action=replace(own.action, text=words))
    return Account(made, {}, older, concerns, (mine,))


def person(words: str) -> Message:
    shown = [account(number, words) for number in range(1, 13)]
    whole = recap_views.Missed("You missed this", "U1", shown, MONDAY.date(), left=188, rest=(13,))
    return recap_views.missed(replace(whole, shown=recap_views.fitting(whole)))


def group(words: str) -> Message:
    found = [account(number, words) for number in range(1, 201)]
    return recap_views.group(
        recap_views.Matters(
            ahead(deliverable=words, deliverable_due=MONDAY.date()).group,
            "Tuesday",
            MONDAY.date(),
            work=[each.work[0] for each in found],
            decided=found,
            concerns=[(each.concerns[0], each.decision) for each in found],
            pending=[each.decision for each in found],
            left=2,
        )
    )


def pack(words: str) -> Message:
    found = [account(number, words) for number in range(1, 201)]
    made = [each.decision for each in found]
    concerns = [(each.concerns[0], each.decision) for each in found]
    own = [each.work[0] for each in found]
    about = ahead(purpose=words).group
    return recap_views.pack(recap_views.Pack(about, MONDAY.date(), made[:10], made, concerns, own))


@pytest.mark.parametrize("view", [person, group, pack])
@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
def test_a_recap_is_taken_by_slack_and_mentions_nobody_it_should_not(view: Any, words: str) -> None:
    message = view(words)

    for method in ("chat.postMessage", "chat.update"):
        assert block_kit.message_faults(message["text"], message["blocks"], method=method) is None
    assert len(message["blocks"]) <= 50
    assert room.letters(message["blocks"]) <= 3_000
    assert len(message["text"]) <= 3_000
    shown = message["text"] + str(message["blocks"])
    for active in ("<!channel>", "@everyone", "<!subteam", "<https://evil"):
        assert active not in shown


def test_of_two_hundred_missed_the_rest_is_counted_and_where_to_find_it_named() -> None:
    assert "… and 188 more: press Show the rest." in person("a wording")["text"]


def test_as_many_decisions_are_told_whole_as_one_message_has_room_for() -> None:
    words = "We open the café on Sundays as well as on Saturdays from the first week of the new year"
    shown = [account(number, words) for number in range(1, 13)]
    whole = recap_views.Missed("Many things", "U1", shown, MONDAY.date())

    kept = recap_views.fitting(whole)
    said = recap_views.missed(replace(whole, shown=kept, rest=(13,), left=1))

    assert 2 <= len(kept) < 12
    assert said["text"].count(f"Because {words}") == len(kept)


@pytest.mark.parametrize(
    ("decided", "proposed", "said"),
    [
        (1, 0, "One thing was decided without you. Reading it is not agreeing to it."),
        (2, 0, "Two things were decided without you. Reading them is not agreeing to them."),
        (0, 1, "One thing was proposed without you. Reading it is not agreeing to it."),
        (
            *(2, 1),
            "Two things were decided and one was proposed without you. Reading them is not agreeing to them.",
        ),
    ],
)
def test_the_first_line_counts_what_was_decided_and_what_was_proposed(
    decided: int, proposed: int, said: str
) -> None:
    statuses = [DecisionStatus.AGREED] * decided + [DecisionStatus.PROPOSED] * proposed
    found = [Account(decision(number, status=status)) for number, status in enumerate(statuses)]

    assert recap_views.decided_without(found, "you", "") == said


def test_what_is_more_than_can_be_read_is_not_counted_wrongly() -> None:
    assert recap_views.decided_without([account(1, "words")], "you", "", complete=False).startswith("Many ")


@pytest.mark.parametrize(
    ("said_ts", "card_ts", "link"),
    [
        ("1.000001", "2.000002", "(<https://a.slack.com/archives/C1/p1000001|where it was said>)"),
        (None, "2.000002", "(<https://a.slack.com/archives/C1/p2000002|its card>)"),
    ],
)
def test_a_decision_is_linked_to_where_it_was_said(said_ts: str | None, card_ts: str, link: str) -> None:
    made = decision(said_ts=said_ts, card_ts=card_ts, author="U2", channel="C1")
    shown = recap_views.Missed("", "U1", [Account(made)], MONDAY.date(), workspace="https://a.slack.com/")

    message = recap_views.missed(shown)

    assert link in message["text"]
    assert link in str(message["blocks"])


def test_objections_head_the_groups_recap() -> None:
    assert group("a wording")["text"].splitlines()[1] == "Objections"


def test_a_proposal_stands_in_one_list_of_the_groups_recap() -> None:
    proposal = decision(1, status=DecisionStatus.PROPOSED, text="Close the annexe")
    put_off = decision(2, status=DecisionStatus.PARKED, text="Paint the hall")
    matters = recap_views.Matters(
        ahead().group,
        "Tuesday",
        MONDAY.date(),
        decided=[Account(proposal), Account(put_off), account(3, "Open on Sundays")],
        pending=[proposal],
    )

    said = recap_views.group(matters)["text"]

    assert said.count("Close the annexe") == said.count("Paint the hall") == 1
    assert said.index("Paint the hall") < said.index("To be decided") < said.index("Close the annexe")


def test_what_a_groups_recap_leaves_out_is_counted_and_one_press_away() -> None:
    words = "We open the café on Sundays as well as on Saturdays"
    found = [decision(number, text=f"{words}, {number}.") for number in range(1, 21)]
    matters = recap_views.Matters(
        ahead().group, "Tuesday", MONDAY.date(), 7, decided=[Account(one) for one in found], pending=found[:0]
    )

    said = recap_views.group(matters)
    everything = str(recap_views.everything(matters)["blocks"])

    assert "… and 12 more" in said["text"]
    assert f"{words}, 20." in said["text"]
    assert (
        said["blocks"][-1]["elements"][0] | {"action_id": "recap_all", "value": "7"}
        == (said["blocks"][-1]["elements"][0])
    )
    assert all(f"{words}, {number}." in everything for number in range(1, 21))


@pytest.mark.parametrize(
    ("raised", "heading"),
    [((Strength.QUESTION,), "Open concerns"), ((Strength.OBJECTION, Strength.QUESTION), "Other concerns")],
)
def test_concerns_are_other_ones_only_below_objections(raised: tuple[Strength, ...], heading: str) -> None:
    concerns = [(replace(concern(1, strength), text="No money"), decision()) for strength in raised]

    said = recap_views.group(recap_views.Matters(ahead().group, "Tuesday", MONDAY.date(), concerns=concerns))[
        "text"
    ]

    assert heading in said.splitlines()


def test_who_recorded_a_decision_is_named_before_who_objects_to_it() -> None:
    missed = recap_views.Missed("You missed this", "U1", [account(2, "a wording")], MONDAY.date())

    said = recap_views.missed(missed)["text"]

    assert 0 < said.index("Recorded by <@U2>") < said.index("Objection by")


def test_nothing_but_that_they_have_done_their_part_is_said_of_whoever_has() -> None:
    given = work(1, MONDAY.date() - timedelta(days=7), "U1")
    done = replace(given.owners[0], id=2, user="U2", answer=Answer.DONE)
    both = replace(given, action=replace(given.action, text="wait"), owners=(*given.owners, done))

    said = lines.work(both, MONDAY.date(), 1)

    assert "was due on Monday 16 November 2026. Waiting for <@U1>; <@U2> has done their part" in said
    assert said.endswith("has done their part")


def test_what_has_changed_is_a_sentence_of_its_own_and_the_wording_is_set_off() -> None:
    [one] = follows()
    earlier = replace(one, older=replace(one.older, text="We wait"), changed="money came")

    said = lines.followed(earlier, 1)

    assert said.startswith("Replaces D99 ‘We wait’ (")
    assert said.endswith("(24 October 2026). What has changed: money came")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "(24 October 2026)"),
        ({"older": decision(99, -30, author="U1")}, "; you recorded it)"),
        ({"were_there": frozenset({"U1"})}, "; you were there)"),
        ({"in_thread": frozenset({"U1"})}, "; you took part in its thread)"),
        (
            {"were_there": frozenset({"U1"}), "doubted_by": frozenset({"U1"})},
            "; you were there and raised a concern about it)",
        ),
    ],
)
def test_what_a_decision_replaces_says_which_part_its_reader_had_in_that(
    parts: dict[str, Any], said: str
) -> None:
    [one] = follows("U2", "U2")

    assert lines.followed(replace(one, **parts), 1, "U1").endswith(said)


def test_what_is_asked_of_a_reader_next_stands_with_the_decision() -> None:
    mine = work(1, MONDAY.date(), "U1")
    made = replace(account(2, "a wording"), work=(mine,))

    assert "Asked of you: *A1* " in lines.changes(made, "U1", MONDAY.date(), 1)[-1]
    assert "Asked of <@U1>: *A1* " in lines.changes(made, "U1", MONDAY.date(), 1, told=False)[-1]
