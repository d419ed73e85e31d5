"""What the Web API says of channels, bots and workspaces."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App


async def test_a_channel_is_described_with_who_is_in_it(client: AsyncWebClient, workspace: Workspace) -> None:
    board = workspace.channel("board").id

    answer = await client.conversations_info(channel=board, include_num_members=True, include_locale=True)

    channel = answer["channel"]
    assert (channel["name"], channel["num_members"], channel["locale"]) == ("board", 3, "en-GB")
    assert (channel["is_private"], channel["is_member"], channel["is_ext_shared"]) == (False, True, False)


async def test_channels_are_listed_but_not_the_private_ones_of_others(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    workspace.add_channel("elsewhere", members=["sam"], bot=False)
    workspace.add_channel("secret", members=["sam"], private=True, bot=False)
    workspace.add_channel("ended", members=["sam"])
    await workspace.archive("ended")

    answer = await client.conversations_list(types="public_channel,private_channel", exclude_archived=True)

    assert [channel["name"] for channel in answer["channels"]] == ["board", "elsewhere"]


async def test_joining_twice_is_a_warning(client: AsyncWebClient, workspace: Workspace) -> None:
    answer = await client.conversations_join(channel=workspace.channel("board").id)

    assert answer["warning"] == "already_in_channel"


async def test_direct_messages_can_be_opened_again_by_their_id(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    sam = workspace.person("sam").id
    first = await client.conversations_open(users=sam)

    again = await client.conversations_open(channel=first["channel"]["id"], return_im=True)

    assert again["channel"]["user"] == sam


async def test_a_message_to_a_persons_id_is_a_direct_message(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    answer = await client.chat_postMessage(channel=workspace.person("sam").id, text="A1 is due")

    assert answer["channel"] == workspace.direct("sam").id
    assert [message.plain for message in workspace.direct_messages("sam")] == ["A1 is due"]


async def test_names_become_mentions_only_when_an_app_asks_for_it(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    board, sam = workspace.channel("board").id, workspace.person("sam").id

    plain = await client.chat_postMessage(channel=board, text="@sam and @channel")
    linked = await client.chat_postMessage(channel=board, text="@sam and @channel", link_names=True)

    assert plain["message"]["text"] == "@sam and @channel"
    assert linked["message"]["text"] == f"<@{sam}> and <!channel>"


async def test_a_bot_is_described_by_its_own_id(client: AsyncWebClient, workspace: Workspace) -> None:
    bot = (await client.bots_info(bot=workspace.bot_id))["bot"]

    assert (bot["user_id"], bot["app_id"]) == (workspace.bot_user, workspace.app_id)
    user = (await client.users_info(user=workspace.bot_user))["user"]
    assert (user["is_bot"], user["profile"]["bot_id"]) == (True, workspace.bot_id)


async def test_a_workspace_on_grid_names_its_enterprise_and_has_other_ids(slack: Slack, app: App) -> None:
    council = slack.add_workspace("Council", enterprise_id="E0COUNCIL")
    mal = council.add_person("mal")
    client = app.client(council)

    assert (await client.team_info())["team"]["enterprise_id"] == "E0COUNCIL"
    assert mal.startswith("W")
    assert (await client.users_info(user=mal))["user"]["enterprise_user"]["enterprise_id"] == "E0COUNCIL"


async def test_an_installation_for_the_whole_enterprise_names_no_team(slack: Slack, app: App) -> None:
    council = slack.add_workspace("Council", enterprise_id="E0COUNCIL")
    council.install(org_wide=True)
    council.add_person("mal")

    await council.global_shortcut("mal", "record_decision")
    await council.open_home("mal")

    [shortcut] = app.of_kind("shortcut")
    assert (shortcut["team"], shortcut["is_enterprise_install"]) == (None, True)
    [home] = app.of_kind("event_callback")
    assert home["authorizations"][0]["team_id"] is None
    assert (await app.client(council).auth_test())["is_enterprise_install"]


async def test_attachments_stay_unless_they_are_sent(client: AsyncWebClient, workspace: Workspace) -> None:
    board = workspace.channel("board").id
    posted = await client.chat_postMessage(channel=board, text="A1", attachments=[{"text": "More"}])
    [message] = workspace.messages("board")

    await client.chat_update(channel=board, ts=posted["ts"], text="A1 is done")
    assert (message.plain, message.attachments) == ("A1 is done", [{"text": "More"}])

    await client.chat_update(channel=board, ts=posted["ts"], text="A1 is done", attachments=[])
    assert message.attachments == []
