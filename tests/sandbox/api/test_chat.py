"""What the bot says, as Slack stores it and people see it."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import Json, error

DELIVERY: Json = {"event_type": "matters_delivery", "event_payload": {"key": "due:A1"}}


async def test_a_message_is_named_by_a_ts_that_only_grows(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    stamps = [(await client.chat_postMessage(channel=board, text=f"D{n}"))["ts"] for n in range(3)]

    assert all(isinstance(ts, str) for ts in stamps)
    assert sorted(set(stamps)) == stamps


async def test_a_long_text_is_cut_off_when_posted_and_refused_when_changed(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    posted = await client.chat_postMessage(channel=board, text="x" * 50_000)

    assert len(workspace.said_in("board")[0]) == 40_000
    assert await error(client.chat_update(channel=board, ts=posted["ts"], text="x" * 4_001)) == "msg_too_long"


@pytest.mark.parametrize("text", ["", "  \n "])
async def test_an_empty_message_is_refused(client: AsyncWebClient, workspace: Workspace, text: str) -> None:
    posting = client.chat_postMessage(channel=workspace.channel("board").id, text=text)

    assert await error(posting) == "no_text"


async def test_blocks_that_slack_would_refuse_are_refused_with_the_reason(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    blocks: list[Json] = [{"type": "header", "text": {"type": "mrkdwn", "text": "D1"}}]
    posting = client.chat_postMessage(channel=workspace.channel("board").id, text="D1", blocks=blocks)

    assert await error(posting) == "invalid_blocks"
    assert workspace.said_in("board") == []


async def test_slack_escapes_what_is_no_markup(client: AsyncWebClient, workspace: Workspace) -> None:
    sam = workspace.person("sam").id
    posted = await client.chat_postMessage(
        channel=workspace.channel("board").id, text=f"1 < 2 & <@{sam}> &amp;"
    )

    assert posted["message"]["text"] == f"1 &lt; 2 &amp; <@{sam}> &amp;"
    assert workspace.said_in("board") == ["1 < 2 & @sam &"]


async def test_metadata_is_returned_to_those_who_ask(client: AsyncWebClient, workspace: Workspace) -> None:
    board = workspace.channel("board").id
    await client.chat_postMessage(channel=board, text="A1", metadata=DELIVERY)

    bare = await client.conversations_history(channel=board)
    full = await client.conversations_history(channel=board, include_all_metadata=True)

    assert "metadata" not in bare["messages"][0]
    assert full["messages"][0]["metadata"] == DELIVERY


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        pytest.param({}, DELIVERY, id="kept-unless-sent"),
        pytest.param({"metadata": {}}, None, id="an-empty-one-removes-it"),
    ],
)
async def test_metadata_outlives_an_update(
    client: AsyncWebClient, workspace: Workspace, sent: Json, kept: Json | None
) -> None:
    board = workspace.channel("board").id
    posted = await client.chat_postMessage(channel=board, text="A1", metadata=DELIVERY)

    await client.chat_update(channel=board, ts=posted["ts"], text="A1 is done", **sent)

    [message] = workspace.messages("board")
    assert (message.plain, message.metadata) == ("A1 is done", kept)


@pytest.mark.parametrize(
    "metadata", [{"event_type": "x"}, {"event_type": "x", "event_payload": "y"}, {"a": 1}]
)
async def test_metadata_needs_a_type_and_a_payload(
    client: AsyncWebClient, workspace: Workspace, metadata: Json
) -> None:
    posting = client.chat_postMessage(channel=workspace.channel("board").id, text="A1", metadata=metadata)

    assert await error(posting) == "invalid_metadata_format"


async def test_the_bot_changes_only_its_own_messages(client: AsyncWebClient, workspace: Workspace) -> None:
    board = workspace.channel("board").id
    ts = await workspace.post("sam", "Mine", channel="board")

    assert await error(client.chat_update(channel=board, ts=ts, text="Yours")) == "cant_update_message"
    assert await error(client.chat_delete(channel=board, ts=ts)) == "cant_delete_message"
    assert await error(client.chat_update(channel=board, ts="1.000001", text="?")) == "message_not_found"


async def test_a_window_closes_on_changes(slack: Slack, client: AsyncWebClient, workspace: Workspace) -> None:
    workspace.edit_window = timedelta(minutes=5)
    board = workspace.channel("board").id
    posted = await client.chat_postMessage(channel=board, text="D1")
    slack.clock.advance(timedelta(minutes=6))

    assert await error(client.chat_update(channel=board, ts=posted["ts"], text="D2")) == "edit_window_closed"


async def test_a_thread_keeps_its_place_when_its_first_message_goes(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    first = (await client.chat_postMessage(channel=board, text="D1"))["ts"]
    await workspace.post("sam", "Why?", channel="board", thread=first)

    await client.chat_delete(channel=board, ts=first)

    thread = await client.conversations_replies(channel=board, ts=first)
    assert [message["text"] for message in thread["messages"]] == ["This message was deleted.", "Why?"]
    assert await error(client.chat_update(channel=board, ts=first, text="D1")) == "message_not_found"


async def test_a_reply_to_a_reply_stays_in_the_thread(client: AsyncWebClient, workspace: Workspace) -> None:
    first = await workspace.post("sam", "Peer support", channel="board")
    reply = await workspace.post("priya", "Let's pilot it", channel="board", thread=first)

    board = workspace.channel("board").id
    card = await client.chat_postMessage(channel=board, text="D1", thread_ts=reply)

    assert card["message"]["thread_ts"] == first
    history = await client.conversations_history(channel=board)
    assert [message["ts"] for message in history["messages"]] == [first]
    assert history["messages"][0]["reply_count"] == 2
    unknown = client.chat_postMessage(channel=board, text="D1", thread_ts="1.000001")
    assert await error(unknown) == "thread_not_found"


async def test_an_ephemeral_message_is_seen_by_one_member_alone(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    await client.chat_postEphemeral(channel=board, user=workspace.person("sam").id, text="Only you")

    assert [message.plain for message in workspace.visible_to("sam")] == ["Only you"]
    assert workspace.visible_to("priya") == []
    assert (await client.conversations_history(channel=board))["messages"] == []
    stranger = client.chat_postEphemeral(channel=board, user=workspace.person("rosa").id, text="Hush")
    assert await error(stranger) == "user_not_in_channel"


async def test_a_permalink_leads_into_the_thread(client: AsyncWebClient, workspace: Workspace) -> None:
    first = await workspace.post("sam", "Peer support", channel="board")
    reply = await workspace.post("sam", "Let's", channel="board", thread=first)
    board = workspace.channel("board").id

    link = (await client.chat_getPermalink(channel=board, message_ts=reply))["permalink"]

    bare = (await client.chat_getPermalink(channel=board, message_ts=first))["permalink"]
    assert bare == f"https://wellbeing.slack.com/archives/{board}/p{first.replace('.', '')}"
    number = reply.replace(".", "")
    assert link == f"https://wellbeing.slack.com/archives/{board}/p{number}?thread_ts={first}&cid={board}"


async def test_a_scheduled_message_waits_for_its_time(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    at = int((slack.clock() + timedelta(hours=1)).timestamp())

    await client.chat_scheduleMessage(channel=board, post_at=at, text="Good morning")
    await slack.advance(timedelta(minutes=59))
    assert workspace.said_in("board") == []
    await slack.advance(timedelta(minutes=1))

    assert workspace.said_in("board") == ["Good morning"]
    far = at + 121 * 86_400
    assert await error(client.chat_scheduleMessage(channel=board, post_at=far, text="x")) == "time_too_far"
    assert await error(client.chat_scheduleMessage(channel=board, post_at=at, text="x")) == "time_in_past"


async def test_history_is_read_newest_first_between_two_times(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    stamps = [await workspace.post("sam", f"{number}", channel="board") for number in range(4)]
    board = workspace.channel("board").id

    between = await client.conversations_history(channel=board, oldest=stamps[0], latest=stamps[3])
    all_of_it = await client.conversations_history(
        channel=board, oldest=stamps[0], latest=stamps[3], inclusive=True
    )

    assert [message["text"] for message in between["messages"]] == ["2", "1"]
    assert [message["text"] for message in all_of_it["messages"]] == ["3", "2", "1", "0"]
