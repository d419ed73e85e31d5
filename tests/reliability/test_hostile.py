"""What people type, wherever it is repeated: it mentions nobody, links nowhere and hides nothing."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.sandbox.behaviour import responses
from bot.sandbox.payloads import interactions
from bot.slack.blocks import text as words
from storage.tables import actions, decisions
from tests.reliability import tokens
from tests.world import World

PIECES = (
    *("<!channel>", "<!here>", "<!everyone>", "<!here|here>", "<!subteam^S1>", "<!subteam^S1|@finance>"),
    *("<@U0STRANGER>", "<#C0SECRET>", "<#C0SECRET|secret>", "<http://evil.example|our minutes>"),
    *(
        "&lt;!channel&gt;",
        "&amp;lt;!channel&amp;gt;",
        "<<!channel>>",
        "<!chan<!channel>nel>",
        "<!date^1^x|y>",
    ),
    *("@channel", "@here", "@EVERYONE", "@\u200bchannel", "@\u2060here", "[a](http://evil.example)"),
    *("\u202egnp.exe", "\u2066a\u2069", "zero\u200bwidth", "```rm```", "*bold", "_it", "~no", "`code"),
    *("NUL\x00", "lone\ud800", "\U0001f9d1\u200d\U0001f9bd", "\u0645\u0631\u062d\u0628\u0627", "a\r\nb"),
    *("x" * 3001, "<!channel>" * 400, "&" * 3000),
)
HOSTILE = " ".join(PIECES[:30])


def spoken(typed: str) -> str:
    """Return a text as it can come over HTTP: half a character cannot."""
    return typed.encode("utf-8", "replace").decode()


def found(world: World) -> list[str]:
    """Return what would be acted on in all that the bot sent and answered."""
    workspace = world.workspace
    people = {f"@{person}" for person in world.slack.people}
    allowed = people | {f"#{channel}" for channel in world.slack.channels} | {f"@{workspace.bot_user}"}
    # Whoever asks about somebody is told about them by name, to their own eyes.
    asked = allowed | {"@U0STRANGER"}
    acts = [
        token
        for call in world.slack.calls
        for token in tokens.active(call.arguments, asked if call.method == "response_url" else allowed)
    ]
    answers = [delivery.answer.json for delivery in world.slack.deliveries]
    return acts + [token for answer in answers for token in tokens.active(answer, asked)]


def refused(world: World) -> list[str]:
    """Return what Slack said of the bot's messages and views that it did not take."""
    said = [str(call.answer.get("error")) for call in world.slack.calls if call.answer.get("ok") is False]
    ephemerals = [told.plain for told in world.workspace.ephemerals("rosa")]
    return said + [told for told in ephemerals if "failed with the error" in told]


async def command(world: World, name: str, typed: str) -> None:
    """Send a command whose text is exactly this, as no keyboard would."""
    workspace = world.workspace
    actor, place = workspace.person("rosa"), workspace.channel("board")
    form = interactions.slash_command(
        workspace.app,
        workspace.who(actor.id),
        workspace.where(place),
        name,
        spoken(typed),
        response_url=responses.new_url(workspace, place, actor.id),
        trigger_id=workspace.trigger(actor),
    )
    answer = await world.slack.inbound.send(workspace, "slash_commands", dict(form))
    workspace._show(answer, name, place, actor)


TOGETHER = 5
"""How many are typed in one world, one after the other: worlds take longer than words."""


@pytest.mark.parametrize("first", range(0, len(PIECES), TOGETHER))
async def test_no_command_repeats_what_slack_would_act_on(world: World, first: int) -> None:
    ade = world.workspace.person("ade").id
    world.slack.strict_rates = False
    for piece in PIECES[first : first + TOGETHER]:
        await command(world, "/decide", f"We use {piece} now because {piece} fits")
        await command(world, "/action", f"<@{ade}> send {piece} by Friday so that {piece} is sent")
        await command(world, "/action", f"@nobody_{piece} send {piece} by 02/03")
        for name in ("/decisions", "/actions", "/meeting", "/recap", "/nothing"):
            await command(world, name, piece)
        await command(world, "/decisions", "D1")
    await world.settle()

    assert found(world) == []
    assert refused(world) == []


FORMS: Mapping[str, tuple[str, ...]] = {
    "/decide": ("Decision", "Because", "Options not chosen"),
    "/action": ("Action", "How we will know it is done", "Owner outside Slack", "Organisation"),
    "/meeting": ("When", "Purpose of the group", "Deliverable and its date"),
}


@pytest.mark.parametrize("name", FORMS)
async def test_no_form_does_either(world: World, name: str) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", name, "board")
    if name == "/meeting":
        await workspace.click("rosa", "Plan a meeting")
    if "[More]" in workspace.modal_text("rosa"):
        await workspace.click("rosa", "More", modal=True)
    hostile = HOSTILE.encode("utf-8", "replace").decode()
    answers = dict.fromkeys(FORMS[name], hostile[:150] + hostile[200:400])
    if name == "/action":
        answers["Owners"] = ["ade"]  # type: ignore[assignment]
    await workspace.fill("rosa", answers)
    await workspace.submit("rosa")
    await world.settle()
    await world.advance(days=1)

    assert found(world) == []
    assert refused(world) == []


async def test_a_very_long_text_is_kept_whole(world: World) -> None:
    text = " ".join(f"word{number}" for number in range(12_000))
    await command(world, "/decide", text)
    ade = world.workspace.person("ade").id
    await command(world, "/action", f"<@{ade}> {text}")
    await world.settle()

    async with world.sessions.read() as session:
        assert (await session.execute(select(decisions.c.text))).scalars().all() == [text]
        kept = (await session.execute(select(actions.c.text))).scalars().all()
    assert kept in ([text], [])
    assert refused(world) == []


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=6).map("".join))
def test_escaped_text_holds_nothing_active(typed: str) -> None:
    section = words.section(words.escape(typed))

    assert tokens.active(section, set()) == []
    assert tokens.active(words.section(words.fit(typed, 300)), set()) == []
    assert tokens.active(words.section(words.brief(typed)), set()) == []


@pytest.mark.parametrize("piece", PIECES[:9] + PIECES[15:18])
def test_text_that_was_not_escaped_would_be_seen(piece: str) -> None:
    assert tokens.active(words.section(f"We use {piece} now"), set()) != []


def test_the_pieces_survive_json() -> None:
    assert json.loads(json.dumps([spoken(piece) for piece in PIECES]))
