"""What people write reaches the app as Slack sends it, and what it writes reaches them."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App


async def test_a_mention_is_told_twice_with_one_ts(app: App, workspace: Workspace) -> None:
    ts = await workspace.post("sam", "@Matters Arising decide we ship", channel="board")

    message, mention = app.events()
    assert (message["type"], mention["type"]) == ("message", "app_mention")
    assert message["ts"] == mention["ts"] == ts
    assert message["text"] == f"<@{workspace.bot_user}> decide we ship"
    assert "channel_type" in message
    assert "channel_type" not in mention


async def test_the_bots_own_message_comes_back_to_it(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await client.chat_postMessage(channel=workspace.channel("board").id, text="Good morning")
    await slack.settle()

    [event] = app.events()
    assert (event["user"], event["bot_id"]) == (workspace.bot_user, workspace.bot_id)
    assert workspace.said_in("board") == ["Good morning"]


async def test_a_direct_message_reaches_one_person(client: AsyncWebClient, workspace: Workspace) -> None:
    opened = await client.conversations_open(users=workspace.person("sam").id)
    await client.chat_postMessage(channel=opened["channel"]["id"], text="A1 is due")

    assert [message.plain for message in workspace.direct_messages("sam")] == ["A1 is due"]
    assert workspace.visible_to("priya") == []


async def test_what_a_person_typed_is_escaped_as_text_and_plain_as_rich_text(
    app: App, workspace: Workspace
) -> None:
    await workspace.post("sam", "R&D <soon> @channel", channel="board")

    [event] = app.events()
    assert event["text"] == "R&amp;D &lt;soon&gt; <!channel>"
    [section] = event["blocks"][0]["elements"]
    assert section["elements"] == [
        {"type": "text", "text": "R&D <soon> "},
        {"type": "broadcast", "range": "channel"},
    ]
    assert workspace.messages("board")[0].readable == "R&D <soon> @channel"
