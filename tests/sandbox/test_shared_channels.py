"""A channel that two workspaces share: what the people of the other side can and can not do."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Impossible, Slack, Workspace
from tests.sandbox.app import App, Received, error
from tests.sandbox.data.test_triggers import CARD
from tests.sandbox.person.test_forms import FORM


@pytest.fixture
def charity(slack: Slack, workspace: Workspace) -> Workspace:
    charity = slack.add_workspace("Charity", installed=False)
    charity.add_person("val", zone="America/New_York")
    slack.share_channel(workspace, "board", charity, called="council-board", members=["val"])
    return charity


async def test_the_sender_and_the_installation_are_told_apart(
    app: App, workspace: Workspace, charity: Workspace
) -> None:
    await charity.post("val", "@Matters Arising decide we ship", channel="council-board")

    message, mention = (request.payload for request in app.received)
    assert message["team_id"] == charity.team_id
    assert [each["team_id"] for each in message["authorizations"]] == [workspace.team_id]
    assert message["is_ext_shared_channel"]
    assert message["event"]["user_team"] == charity.team_id
    assert mention["event"]["type"] == "app_mention"


async def test_one_event_is_delivered_once_though_both_sides_have_the_app(
    app: App, workspace: Workspace, charity: Workspace
) -> None:
    charity.install()
    await charity.invite(charity.bot_user, "council-board")
    app.received.clear()

    await charity.post("val", "Hello", channel="council-board")

    [request] = app.received
    assert len(request.payload["authorizations"]) == 1


async def test_the_other_side_is_offered_no_commands_or_shortcuts(
    app: App, workspace: Workspace, charity: Workspace
) -> None:
    ts = await workspace.post("sam", "Hello", channel="board")

    for side in (workspace, charity):
        channel = "board" if side is workspace else "council-board"
        with pytest.raises(Impossible):
            await side.slash("val", "/decide We ship", channel=channel)
        with pytest.raises(Impossible):
            await side.shortcut("val", "record_decision", ts, channel=channel)
        with pytest.raises(Impossible):
            await side.global_shortcut("val", "record_decision")


async def test_the_other_side_presses_buttons_and_fills_forms(
    app: App, client: AsyncWebClient, workspace: Workspace, charity: Workspace
) -> None:
    async def answering(request: Received) -> None:
        if request.kind == "block_actions":
            await client.views_open(trigger_id=request.payload["trigger_id"], view=FORM)

    app.answering = answering
    await client.chat_postMessage(channel=workspace.channel("board").id, text="D1", blocks=CARD)

    await charity.click("val", "Undo", channel="council-board")
    await charity.fill("val", {"Decision": "We ship"})
    await charity.submit("val")

    [click] = app.of_kind("block_actions")
    assert (click["user"]["team_id"], click["team"]["id"]) == (charity.team_id, workspace.team_id)
    [submission] = app.of_kind("view_submission")
    assert submission["view"]["app_installed_team_id"] == workspace.team_id


async def test_the_other_side_has_neither_locale_nor_address_and_may_be_hidden(
    client: AsyncWebClient, workspace: Workspace, charity: Workspace
) -> None:
    val = charity.person("val")

    user = (await client.users_info(user=val.id, include_locale=True))["user"]
    assert "locale" not in user
    assert "email" not in user["profile"]
    assert user["team_id"] == charity.team_id

    val.hidden = True
    assert await error(client.users_info(user=val.id)) == "user_not_visible"


async def test_the_bot_writes_to_people_elsewhere_only_while_a_channel_is_shared(
    client: AsyncWebClient, workspace: Workspace, charity: Workspace
) -> None:
    val = charity.person("val").id
    opened = await client.conversations_open(users=val)
    await client.chat_postMessage(channel=opened["channel"]["id"], text="A1")
    assert [message.plain for message in workspace.direct_messages("val")] == ["A1"]

    await charity.leave("val", "council-board")

    assert await error(client.conversations_open(users=val)) == "user_not_found"


async def test_a_channel_is_known_by_its_own_name_on_each_side(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace, charity: Workspace
) -> None:
    charity.install()
    await charity.invite(charity.bot_user, "council-board")
    app.received.clear()
    board = workspace.channel("board").id

    here = (await client.conversations_info(channel=board))["channel"]
    there = (await app.client(charity).conversations_info(channel=board))["channel"]

    assert (here["name"], there["name"]) == ("board", "council-board")
    assert here["is_ext_shared"]
    assert here["connected_team_ids"] == [charity.team_id]


async def test_a_channel_can_change_its_id(app: App, workspace: Workspace, charity: Workspace) -> None:
    old = workspace.channel("board").id
    await workspace.post("sam", "Before", channel="board")

    new = await workspace.change_id("board")

    [event] = app.events("channel_id_changed")
    assert (event["old_channel_id"], event["new_channel_id"]) == (old, new)
    assert charity.channel("council-board").id == workspace.channel("board").id == new


async def test_a_stranger_is_nobody_to_either_side(workspace: Workspace, charity: Workspace) -> None:
    for side in (workspace, charity):
        with pytest.raises(Impossible, match="nobody is called 'ade'"):
            side.person("ade")


async def test_a_channel_that_is_no_longer_shared_is_gone_for_the_other_side(
    slack: Slack, workspace: Workspace, charity: Workspace
) -> None:
    slack.unshare_channel(workspace, "board", charity)

    assert not workspace.channel("board").is_shared
    assert charity.person("val").id not in workspace.channel("board").members
    with pytest.raises(Impossible, match="no channel"):
        charity.channel("council-board")


async def test_the_other_sides_workspace_can_be_looked_up(
    slack: Slack, client: AsyncWebClient, workspace: Workspace, charity: Workspace
) -> None:
    stranger = slack.add_workspace("Stranger")

    assert (await client.team_info(team=charity.team_id))["team"]["name"] == "Charity"
    assert await error(client.team_info(team=stranger.team_id)) == "team_not_found"
