"""'This looks related to D1': asked of the recorder once, and what their answer does."""

import asyncio
import json

import pytest

from bot.decisions import comparing, service
from bot.slack.incoming import replies
from bot.understanding.following import FollowingResolution
from storage.records import Source
from tests import forging
from tests.decisions.test_decide import decide, told
from tests.decisions.test_replacing import direct
from tests.world import World

PILOT = "We will pilot peer support with three providers"
OWN = "Run peer support from the council's own team"


def source(world: World) -> Source:
    workspace = world.workspace
    return Source(workspace.team_id, workspace.channel("board").id, workspace.person("mal").id)


async def asked(world: World) -> str:
    """Let Ade decide, and two weeks later Mal decide something alike; return what Mal is asked."""
    await decide(world, "ade", PILOT)
    await world.advance(days=14)
    await decide(world, "mal", OWN)
    return told(world, "mal")[-1]


async def test_the_recorder_is_asked_what_it_is_to_the_earlier_one(world: World) -> None:
    question = await asked(world)

    assert question.startswith("D2 looks related to D1, agreed two weeks ago, and recorded by ade.")
    assert "Recorded" not in question
    [message] = world.workspace.ephemerals("mal")
    for label in ("[Replaces it]", "[Amends it]", "[Unrelated]"):
        assert label in message.readable


async def test_an_open_concern_is_named_in_the_question(world: World) -> None:
    await decide(world, "ade", PILOT)
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": "no money has been found", "Strength": "Objection"})
    await world.workspace.submit("mal")
    await decide(world, "mal", OWN)

    assert "mal’s objection is still open: “no money has been found”" in told(world, "mal")[-1]


async def test_replaces_it_asks_what_has_changed_and_tells_those_who_decided(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    assert "What has changed?" in world.workspace.modal_text("mal")

    await world.workspace.fill("mal", {"What has changed?": "the providers pulled out"})
    await world.workspace.submit("mal")
    await world.settle()

    assert world.workspace.modal("mal") is None
    assert world.workspace.said_in("board") == [
        f"D1 (replaced by D2) {PILOT}",
        f"D2 {OWN}\nReplaces D1 {PILOT}",
    ]
    assert told(world, "mal")[-1].startswith("D2 replaces D1: both cards say so.")
    await world.morning()
    [message] = direct(world, "ade")
    assert f"Before: {PILOT}\nNow: {OWN}\nWhat has changed: the providers pulled out" in message


async def test_amends_it_leaves_the_older_one_standing(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Amends it", ephemeral=True)
    await world.workspace.fill("mal", {"What has changed?": "one provider fewer"})
    await world.workspace.submit("mal")
    await world.settle()

    assert world.workspace.said_in("board")[0] == f"D1 (amended by D2) {PILOT}"


async def test_unrelated_changes_nothing_and_asks_no_more(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Unrelated", ephemeral=True)
    await world.settle()

    [message] = world.workspace.ephemerals("mal")
    assert message.plain == "Recorded as D2, unrelated to D1."
    assert "[Replaces it]" not in message.readable
    assert world.workspace.said_in("board") == [f"D1 {PILOT}", f"D2 {OWN}"]


async def test_what_has_changed_must_be_said(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    await world.workspace.fill("mal", {"What has changed?": "   "})
    await world.workspace.submit("mal")

    assert "What has changed since?" in world.workspace.errors("mal")["What has changed?"]


async def test_the_answer_is_posted_to_no_address_but_slacks_own(world: World) -> None:
    reached: list[object] = []
    listening = await asyncio.start_server(lambda *came: reached.append(came), "127.0.0.1")
    port = listening.sockets[0].getsockname()[1]
    await asked(world)
    pair = {"newer": 2, "older": 1, "relation": "supersedes", "reply": f"http://127.0.0.1:{port}/response/x"}
    changed = {"type": "plain_text_input", "value": "the providers pulled out"}

    await forging.submit(world, "mal", "decision_changed", pair, changed=changed)
    await world.settle()
    listening.close()

    assert reached == []
    assert direct(world, "mal")[-1].startswith("D2 replaces D1: both cards say so.")


@pytest.mark.parametrize(
    ("url", "api", "slacks"),
    [
        ("https://hooks.slack.com/actions/T1/2/x", "https://slack.com/api/", True),
        ("https://hooks.slack-gov.com/actions/T1/2/x", "https://slack-gov.com/api/", True),
        ("http://127.0.0.1:81/response/x", "http://127.0.0.1:81/api/", True),
        ("http://127.0.0.1:82/response/x", "http://127.0.0.1:81/api/", False),
        ("http://hooks.slack.com/actions/T1/2/x", "https://slack.com/api/", False),
        ("https://hooks.slack.com.example.org/x", "https://slack.com/api/", False),
        ("https://hooks.slack.com@example.org/x", "https://slack.com/api/", False),
        ("https://example.org/hooks.slack.com", "https://slack.com/api/", False),
        ("https://hooks.slack.com:8443/x", "https://slack.com/api/", False),
        ("https://[x", "https://slack.com/api/", False),
        ("//hooks.slack.com/x", "https://slack.com/api/", False),
        ("7", "https://slack.com/api/", False),
    ],
)
def test_which_addresses_are_slacks(url: str, api: str, slacks: bool) -> None:
    assert replies.is_slacks(url, api) is slacks


async def test_a_question_on_an_undone_decision_says_so(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Undo", channel="board", on="D2")
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    await world.settle()

    assert world.workspace.modal("mal") is None
    assert told(world, "mal")[-1] == "D2 was undone, so there is nothing to link."


async def test_it_is_answered_once(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    await world.workspace.fill("mal", {"What has changed?": "the providers pulled out"})
    world.slack.faults.add("view_submission", "duplicate")
    await world.workspace.submit("mal")
    await world.morning()

    assert len(direct(world, "ade")) == 1


async def test_whoever_records_by_the_form_is_asked_the_same(world: World) -> None:
    await decide(world, "ade", PILOT)
    await decide(world, "mal", "")
    await world.workspace.fill("mal", {"Decision": OWN})
    await world.workspace.submit("mal")
    await world.settle()

    assert world.workspace.modal("mal") is None
    assert told(world, "mal") == [
        "D2 looks related to D1, agreed today, and recorded by ade.\n"
        "Press Replaces it, Amends it or Unrelated."
    ]


async def test_nobody_waits_for_the_comparison(world: World) -> None:
    await decide(world, "ade", PILOT)
    answer = await world.workspace.slash("mal", f"/decide {OWN}", channel="board")

    assert answer.acked
    assert answer.body == ""
    assert told(world, "mal") == []
    await world.settle()
    assert told(world, "mal")[-1].startswith("D2 looks related to D1")


async def test_what_a_process_left_uncompared_is_compared_by_another(world: World) -> None:
    await decide(world, "ade", PILOT)
    async with world.sessions.begin() as session:
        await service.record(session, FollowingResolution(OWN), source(world), at=world.now)
    await comparing.compare_left(world.bot)
    await world.settle()
    assert told(world, "mal") == []

    await world.advance(minutes=1)
    await comparing.compare_left(world.bot)
    await comparing.compare_left(world.bot)
    await world.settle()
    assert len(told(world, "mal")) == 1


async def test_nobody_is_asked_about_what_was_undone_before_it_was_compared(world: World) -> None:
    await decide(world, "ade", PILOT)
    async with world.sessions.begin() as session:
        recorded = await service.record(session, FollowingResolution(OWN), source(world), at=world.now)
    await world.settle()
    await world.workspace.click("mal", "Undo", channel="board", on="D2")
    await comparing.compare(world.bot, recorded.decision)
    await world.settle()

    assert [line for line in told(world, "mal") if "looks related" in line] == []


async def test_a_question_is_asked_only_about_what_stands(world: World) -> None:
    await decide(world, "ade", PILOT)
    await world.workspace.click("ade", "Undo", channel="board")
    await decide(world, "mal", OWN)

    assert world.workspace.said_in("board")[-1] == f"D2 {OWN}"
    assert told(world, "mal") == []


async def test_a_value_that_names_another_groups_decision_does_nothing(world: World) -> None:
    world.workspace.add_channel("finance", members=["val"], private=True)
    await world.workspace.slash("val", f"/decide {PILOT}", channel="finance")
    await asked(world)
    [question] = world.workspace.ephemerals("mal")
    for block in question.blocks:
        for element in block.get("elements", []):
            if "value" in element:
                element["value"] = element["value"].replace('"older": 2', '"older": 1')
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    await world.settle()

    assert world.workspace.modal("mal") is None
    assert told(world, "mal")[-1] == "There is no such question here."
    assert world.workspace.said_in("finance") == [f"D1 {PILOT}"]


async def test_who_answers_again_is_told_where_the_answer_is(world: World) -> None:
    await asked(world)
    await world.workspace.click("mal", "Unrelated", ephemeral=True)
    await world.settle()
    pair, board = json.dumps({"newer": 2, "older": 1}), world.workspace.channel("board")
    await forging.press(world, "mal", "decision_replaces", pair, board, alone=True)
    await world.settle()

    assert world.workspace.modal("mal") is None
    answered = "It was answered already how D2 relates to D1. Press Details on its card to see it."
    assert told(world, "mal")[-1] == answered
