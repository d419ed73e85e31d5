"""Which events an app hears, and what they tell."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App
from tests.sandbox.payloads.test_shapes import fits, kind_of, missing


async def test_the_bot_hears_nothing_of_channels_it_is_not_in(app: App, workspace: Workspace) -> None:
    workspace.add_channel("elsewhere", members=["sam"], bot=False)

    await workspace.post("sam", "@Matters Arising hello", channel="elsewhere")

    assert app.received == []


async def test_an_app_hears_only_what_it_subscribed_to(app: App, workspace: Workspace) -> None:
    workspace.install(events=["app_mention"])

    await workspace.post("sam", "@Matters Arising hello", channel="board")

    assert [event["type"] for event in app.events()] == ["app_mention"]


async def test_an_app_hears_only_what_its_scopes_allow(app: App, workspace: Workspace) -> None:
    workspace.add_channel("closed", members=["sam"], private=True)
    workspace.install(scopes=["groups:history", "im:history"])

    ts = await workspace.post("sam", "In the open", channel="board")
    await workspace.react("sam", "scales", ts, channel="board")
    await workspace.post("sam", "Behind closed doors", channel="closed")
    await workspace.post("sam", "To the bot")

    assert [event["channel_type"] for event in app.events()] == ["group", "im"]


async def test_a_reaction_tells_neither_thread_nor_text(app: App, workspace: Workspace) -> None:
    first = await workspace.post("sam", "Peer support", channel="board")
    reply = await workspace.post("priya", "Let's", channel="board", thread=first)

    await workspace.react("sam", ":scales:", reply, channel="board")
    await workspace.react("sam", "scales", reply, channel="board")
    await workspace.unreact("sam", "scales", reply, channel="board")

    [added] = app.events("reaction_added")
    assert added["item"] == {"type": "message", "channel": workspace.channel("board").id, "ts": reply}
    assert (added["item_user"], added["reaction"]) == (workspace.person("priya").id, "scales")
    assert "thread_ts" not in added
    assert len(app.events("reaction_removed")) == 1


async def test_an_edit_tells_both_versions_and_a_deletion_the_last(app: App, workspace: Workspace) -> None:
    ts = await workspace.post("sam", "Yes", channel="board")

    await workspace.edit("sam", ts, "No", channel="board")
    await workspace.delete("sam", ts, channel="board")

    changed, deleted = app.events("message")[1:]
    assert changed["message"]["text"] == "No"
    assert changed["message"]["edited"]["user"] == workspace.person("sam").id
    assert changed["previous_message"]["text"] == "Yes"
    assert (deleted["deleted_ts"], deleted["previous_message"]["text"]) == (ts, "No")
    assert workspace.messages("board") == []


async def test_a_reply_tells_its_thread_and_a_broadcast_its_root(app: App, workspace: Workspace) -> None:
    first = await workspace.post("sam", "Peer support", channel="board")
    await workspace.post("priya", "Let's", channel="board", thread=first)
    await workspace.post("priya", "All, see here", channel="board", thread=first, broadcast=True)

    _, reply, broadcast = app.events("message")
    assert (reply["thread_ts"], reply["parent_user_id"]) == (first, workspace.person("sam").id)
    assert (broadcast["subtype"], broadcast["root"]["ts"]) == ("thread_broadcast", first)


async def test_what_is_delivered_has_the_published_shapes(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    first = await workspace.post("sam", "@Matters Arising see #board & https://example.org", channel="board")
    await workspace.post("priya", "Let's", channel="board", thread=first)
    await workspace.edit("sam", first, "Never mind", channel="board")
    await workspace.react("sam", "scales", first, channel="board")
    await workspace.join("rosa", "board")
    await workspace.leave("rosa", "board")
    await workspace.open_home("sam")
    await workspace.set_zone("sam", "Europe/Paris")
    await client.chat_postMessage(channel=workspace.channel("board").id, text="D1")
    await workspace.rename("board", "wellbeing-board")
    await workspace.uninstall()
    await slack.settle()

    for event in app.events():
        assert missing(event, kind_of(event)) == set(), event
        assert fits(event, kind_of(event)), event
    assert len(app.events()) == 13
