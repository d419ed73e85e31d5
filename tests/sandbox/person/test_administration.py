"""People and the bot come and go, and the app is told as Slack tells it."""

from datetime import UTC, datetime

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Impossible, Workspace
from tests.sandbox.app import App, error


async def test_a_newcomer_is_announced_with_whoever_invited_them(app: App, workspace: Workspace) -> None:
    await workspace.invite("rosa", "board", by="sam")
    await workspace.join("rosa", "board")

    [joined] = app.events("member_joined_channel")
    assert (joined["user"], joined["inviter"]) == (workspace.person("rosa").id, workspace.person("sam").id)


async def test_the_bot_hears_of_its_own_coming_and_going(app: App, workspace: Workspace) -> None:
    workspace.add_channel("closed", members=["sam"], private=True, bot=False)

    await workspace.invite(workspace.bot_user, "closed", by="sam")
    await workspace.kick(workspace.bot_user, "closed")
    await workspace.post("sam", "Alone at last", channel="closed")

    assert [event["type"] for event in app.events()] == ["member_joined_channel", "group_left"]


async def test_who_leaves_sees_no_more_of_a_channel(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await client.chat_postMessage(channel=workspace.channel("board").id, text="D1")
    await workspace.kick("priya", "board")

    assert workspace.said_in("board", as_person="sam") == ["D1"]
    assert workspace.said_in("board", as_person="priya") == []
    assert workspace.visible_to("priya") == []
    with pytest.raises(Impossible, match="priya is not in #board"):
        await workspace.post("priya", "Hello?", channel="board")
    assert len(app.events("member_left_channel")) == 1


async def test_a_renamed_channel_keeps_its_id(app: App, workspace: Workspace) -> None:
    board = workspace.channel("board").id

    await workspace.rename("board", "wellbeing-board")

    assert workspace.channel("#wellbeing-board").id == board
    assert app.events("channel_rename")[0]["channel"]["name"] == "wellbeing-board"
    with pytest.raises(Impossible, match="no channel 'board'"):
        workspace.channel("board")


async def test_a_channel_that_turns_private_needs_other_scopes(app: App, workspace: Workspace) -> None:
    workspace.install(scopes=["channels:read", "channels:history"])
    await workspace.convert_to_private("board")

    await workspace.post("sam", "Hush", channel="board")

    assert app.events() == []
    board = workspace.channel("board").id
    assert await error(app.client(workspace).conversations_info(channel=board)) == "missing_scope"


async def test_an_archived_channel_is_announced_and_silent(app: App, workspace: Workspace) -> None:
    await workspace.archive("board", "sam")

    assert app.events("channel_archive")[0]["user"] == workspace.person("sam").id
    with pytest.raises(Impossible, match="archived"):
        await workspace.post("sam", "Hello?", channel="board")


async def test_the_deactivated_leave_every_channel_and_do_nothing(app: App, workspace: Workspace) -> None:
    await workspace.deactivate("sam")

    assert workspace.person("sam").id not in workspace.channel("board").members
    with pytest.raises(Impossible, match="deactivated"):
        await workspace.slash("sam", "/decide We ship")
    [change] = app.events("user_change")
    assert change["user"]["deleted"]
    await workspace.reactivate("sam")
    await workspace.post("sam", "Back again")


async def test_a_person_who_moves_takes_their_zone_along(app: App, workspace: Workspace) -> None:
    await workspace.set_zone("sam", "America/New_York")

    [change] = app.events("user_change")
    assert change["user"]["tz"] == "America/New_York"


async def test_a_removed_app_is_told_twice_and_can_do_no_more(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await workspace.uninstall()

    assert {event["type"] for event in app.events()} == {"app_uninstalled", "tokens_revoked"}
    assert await error(client.auth_test()) == "token_revoked"
    with pytest.raises(Impossible, match="not installed"):
        await workspace.slash("sam", "/decide We ship", channel="board")
    app.received.clear()
    await workspace.post("sam", "@Matters Arising hello", channel="board")
    assert app.received == []
    assert workspace.messages("board")[0].text == "@Matters Arising hello"


async def test_an_app_can_give_its_token_up(client: AsyncWebClient) -> None:
    assert not (await client.auth_revoke(test=True))["revoked"]
    assert (await client.auth_revoke())["revoked"]

    assert await error(client.auth_test()) == "token_revoked"


async def test_any_event_at_all_can_be_told(app: App, workspace: Workspace) -> None:
    await workspace.tell_app({"type": "dnd_updated_user", "event_ts": "1.000001"})

    assert [event["type"] for event in app.events()] == ["dnd_updated_user"]


async def test_an_unknown_name_is_answered_with_those_there_are(workspace: Workspace) -> None:
    with pytest.raises(Impossible, match=r"nobody is called .ade. in Wellbeing; there are .*rosa, sam"):
        workspace.person("ade")


async def test_a_status_and_a_pause_are_told_to_whoever_may_know_of_them(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    until = datetime(2027, 1, 3, 23, 59, tzinfo=UTC)
    sam = workspace.person("sam").id
    await workspace.set_status("sam", "On holiday", ":palm_tree:", until=until)
    await workspace.pause("sam", until)

    for kind in ("user_change", "user_status_changed"):
        profile = app.events(kind)[0]["user"]["profile"]
        assert (profile["status_text"], profile["status_emoji"]) == ("On holiday", ":palm_tree:")
        assert profile["status_expiration"] == until.timestamp()
    [paused] = app.events("dnd_updated_user")
    assert (paused["user"], paused["dnd_status"]["next_dnd_end_ts"]) == (sam, until.timestamp())
    assert (await client.dnd_info(user=sam))["dnd_enabled"] is True

    workspace.scopes = workspace.scopes - {"dnd:read"}
    await workspace.pause("sam", None)

    assert len(app.events("dnd_updated_user")) == 1
    assert await error(client.dnd_info(user=sam)) == "missing_scope"
