"""A committee of hostile names writes hostile words wherever there is a place for words.

One story goes through every door; then all that Slack ever got from the bot is walked: nothing in it acts,
and what was written at each place was said again somewhere, so that the walk has seen it.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox import Workspace
from tests.reliability import tokens
from tests.world import World, opened

BOT = "@Matters Arising"
HOSTILE = (
    "<!channel> <@U0STRANGER> <!subteam^S1|@fin> <#C0SECRET> <http://evil.example|minutes> "
    "@here @EVERYONE ze\u200bro \u202ex ```y``` &lt;!here&gt;"
)

PLACES = (
    *("person", "workspace", "usergroup"),
    *("decision", "because", "measure", "outsider", "body", "proposal", "rejection"),
    *("concern", "closing", "note", "why", "refused", "dropped", "snoozed", "changed"),
    *(
        "thread",
        "reacted",
        "message",
        "purpose",
        "corrected",
        "reworded",
        "deliverable",
        "substitute",
        "organisation",
    ),
)
"""Each place at which words can be written: its own word stands in them."""


def named(name: str) -> str:
    """Return what somebody calls themselves."""
    return f"{name} atperson {HOSTILE}"


def at(place: str) -> str:
    """Return hostile words that tell where they were written."""
    assert place in PLACES
    return f"at{place} {HOSTILE}"


@pytest.fixture
async def world(tables_url: str) -> AsyncIterator[World]:
    """Yield a world in which whatever has a name has a hostile one."""
    async with opened(tables_url, called=named) as hostile:
        hostile.workspace.channel("board").names[hostile.workspace.team_id] = HOSTILE
        hostile.slack.strict_rates = False
        yield hostile


class Committee:
    """The people of the board and what they do; whatever they do, the bot says what there is to say."""

    def __init__(self, world: World) -> None:
        self.world, self.workspace = world, world.workspace

    async def slash(self, who: str, typed: str) -> None:
        await self.workspace.slash(who, typed, channel="board")
        await self.world.settle()

    async def click(self, who: str, label: str, channel: str | None = None, **where: Any) -> None:
        await self.workspace.click(who, label, channel, **where)
        await self.world.settle()

    async def submit(self, who: str, answers: dict[str, Any]) -> None:
        await self.workspace.fill(who, answers)
        await self.workspace.submit(who)
        assert self.workspace.errors(who) == {}
        await self.world.settle()

    async def answer_menu(self, who: str, menu: str, choice: str, on: str, words: str) -> None:
        await self.click(who, "Details", "board", on=on)
        await self.workspace.choose(who, menu, choice, modal=True)
        view = self.workspace.modal(who) or {}
        labels = [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]
        await self.submit(who, {labels[-1]: words})
        while self.workspace.modal(who):
            await self.workspace.close_modal(who, clear=True)

    async def post(
        self, who: str, words: str, channel: str | None = "board", thread: str | None = None
    ) -> str:
        ts = await self.workspace.post(who, words, channel, thread)
        await self.world.settle()
        return ts


async def plan(board: Committee) -> None:
    await board.slash("rosa", "/meeting")
    await board.click("rosa", "Plan a meeting")
    await board.click("rosa", "More", modal=True)
    answers = {
        "When": "every second Tuesday at 10:00",
        "Purpose of the group": at("purpose"),
        "Deliverable and its date": f"{at('deliverable')}, 1 February 2027",
    }
    await board.submit("rosa", answers)
    await board.submit("rosa", {})


async def decide(board: Committee) -> None:
    await board.slash("rosa", f"/decide We pilot the café, {at('decision')} because {at('because')}")
    await board.click("rosa", "Details", "board", on="D1")
    await board.click("rosa", "Correct the wording", modal=True)
    words = {"Wording": f"We pilot the café, {at('corrected')}", "Because": at("reworded")}
    await board.submit("rosa", words | {"What kind of correction": "Only the wording"})
    await board.workspace.close_modal("rosa", clear=True)
    for who in ("ade", "mal"):
        await board.click(who, "Raise a concern", "board", on="D1")
        await board.submit(who, {"Concern": at("concern"), "Strength": "Objection"})
    await board.answer_menu("mal", "Close it as", "Answered", "D1", at("closing"))
    await board.slash("mal", f"/decide We pilot the café no more, {at('decision')}")
    await board.click("mal", "Replaces it", ephemeral=True)
    await board.submit("mal", {"What has changed?": at("changed")})
    await board.slash("val", "/decide")
    await board.click("val", "More", modal=True)
    await board.submit("val", {"Decision": at("proposal"), "Status": "Proposed"})
    await board.answer_menu("val", "Change status", "Rejected", "D3", at("rejection"))


async def act(board: Committee) -> None:
    board.workspace.add_user_group("fin", ["priya"])
    board.workspace.groups["fin"].handle = at("usergroup")
    for who, words in (
        ("rosa", "@ade and @priya send it"),
        ("rosa", "@mal drop it"),
        ("rosa", "@fin pay it"),
    ):
        await board.slash(who, f"/action {words} by Friday so that {at('measure')}")
    fin = board.workspace.groups["fin"].id
    await board.post("rosa", f"{BOT} action <!subteam^{fin}|@{at('usergroup')}> count it")
    await board.post("ade", at("note"), None)
    await board.click("ade", "Pass on", dm=True)
    await board.submit("ade", {"Pass on to": "val", "Why": at("why")})
    await board.click("priya", "I can't", dm=True)
    await board.submit("priya", {"What now": "Pass on", "Why": at("refused")})
    await board.post("priya", at("note"), None)
    await board.slash("rosa", "/action")
    await board.click("rosa", "More", modal=True)
    outside = {"Owner outside Slack": at("outsider"), "Organisation": at("body")}
    await board.submit("rosa", {"Action": at("measure"), "Due": "Friday", **outside})


async def capture(board: Committee) -> None:
    root = await board.post("ade", f"Let us begin, {at('thread')}")
    await board.post("val", f"let's agree on the hall, {at('thread')}", thread=root)
    taken = await board.post("mal", f"I'll book it by Friday 4 December, {at('thread')}", thread=root)
    await board.workspace.shortcut("rosa", "capture_thread", taken, "board")
    await board.world.settle()
    await board.submit("rosa", {})
    said = await board.post("mal", f"We meet weekly, {at('message')}")
    await board.workspace.shortcut("rosa", "record_decision", said, "board")
    await board.world.settle()
    await board.submit("rosa", {})
    await board.workspace.edit("mal", said, f"We meet daily, {at('message')}", "board")
    liked = await board.post("mal", f"We meet outside, {at('reacted')}")
    for reaction, answers in (("scales", {}), ("pushpin", {"Owners": ["val"]})):
        await board.workspace.react("val", reaction, liked, "board")
        await board.world.settle()
        await board.click("val", "Open the form", ephemeral=True)
        await board.submit("val", answers)


async def share(board: Committee) -> None:
    council: Workspace = board.world.slack.add_workspace(at("workspace"), installed=False)
    mary = council.add_person("mary", display_name=named("mary"))
    board.world.slack.share_channel(board.workspace, "board", council, called="wellbeing")
    await board.workspace.enter(mary, board.workspace.channel("board"))
    for words in (f"decide {at('decision')}", f"action send {at('measure')}", f"sing {at('decision')}"):
        await council.post("mary", f"{BOT} {words}", "wellbeing")
        await board.world.settle()
    # Until then nobody new is shown what was recorded before.
    await board.click("rosa", "Confirm", dm=True)


async def meet(board: Committee) -> None:
    await board.world.advance(days=1, hours=2)
    await board.click("mary", "I'm here", "board")
    await board.click("mal", "Send a substitute", "board")
    away = {"Their name, if they are not in Slack": at("substitute")}
    await board.submit("mal", away | {"Their organisation": at("organisation")})
    await board.world.advance(days=3)
    await board.click("val", "More time", dm=True)
    await board.submit("val", {"Or another day": "in two weeks", "Why": at("snoozed")})
    await board.click("rosa", "Details", "board", on="A2")
    await board.click("rosa", "Drop", modal=True)
    await board.submit("rosa", {"Why": at("dropped")})


async def look_up(board: Committee) -> None:
    await board.workspace.join("sam", "board")
    await board.world.until(board.world.now + timedelta(days=11))
    for typed in ("/decisions", "/decisions D1", "/decisions D3", "/actions", "/actions A1", "/actions A2"):
        await board.slash("rosa", typed)
    for typed in ("/actions open", "/meeting", "/recap", "/recap @priya", "/recap since November"):
        await board.slash("priya", typed)
    await board.workspace.rename("board", HOSTILE)
    await board.slash("rosa", f"/decide We keep {at('decision')}")
    await board.click("rosa", "Undo", "board")


def said(world: World) -> Iterator[tuple[str, Any]]:
    """Yield whatever the bot gave Slack to show, and by which way."""
    for call in world.slack.calls:
        yield call.method, call.arguments
    for delivery in world.slack.deliveries:
        yield "answer", delivery.answer.json


def acting(world: World) -> list[tuple[str, str]]:
    """Return whatever would act in what the bot gave Slack, save people and channels that it names itself."""
    allowed = {f"@{person}" for person in world.slack.people} | {
        f"#{place}" for place in world.slack.channels
    }
    return [(way, token) for way, given in said(world) for token in tokens.active(given, allowed)]


async def test_hostile_words_act_nowhere(world: World) -> None:
    board = Committee(world)
    for scene in (plan, decide, act, capture, share, meet, look_up):
        await scene(board)

    shown = " ".join(text for _, given in said(world) for text, _ in tokens.texts(given))
    assert [place for place in PLACES if f"at{place}" not in shown] == []
    assert acting(world) == []
    errors = [(call.method, call.answer["error"]) for call in world.slack.calls if call.answer.get("error")]
    assert errors == []
