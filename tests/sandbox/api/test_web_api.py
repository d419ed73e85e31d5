"""The Web API answers as Slack's does, and refuses what Slack refuses."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, error


async def test_a_token_says_whose_it_is(client: AsyncWebClient, workspace: Workspace) -> None:
    answer = await client.auth_test()

    assert (answer["team_id"], answer["user_id"]) == (workspace.team_id, workspace.bot_user)
    assert answer["bot_id"] == workspace.bot_id


async def test_an_enterprise_is_named_or_absent_but_never_null(slack: Slack, app: App) -> None:
    grid = slack.add_workspace("Council", enterprise_id="E0COUNCIL")
    alone = slack.add_workspace("Charity")

    assert (await app.client(grid).auth_test())["enterprise_id"] == "E0COUNCIL"
    assert "enterprise_id" not in (await app.client(alone).auth_test()).data


@pytest.mark.parametrize(
    ("token", "expected"),
    [("", "not_authed"), ("xoxb-nobody", "invalid_auth"), ("app", "not_allowed_token_type")],
)
async def test_only_a_bot_token_opens_the_door(
    client: AsyncWebClient, workspace: Workspace, token: str, expected: str
) -> None:
    client.token = workspace.app_token if token == "app" else token

    assert await error(client.users_info(user=workspace.person("sam").id)) == expected


async def test_a_token_that_was_replaced_no_longer_works(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    workspace.install()

    assert await error(client.auth_test()) == "token_revoked"


async def test_what_slack_does_not_know_is_an_unknown_method(client: AsyncWebClient) -> None:
    assert await error(client.api_call("chat.shout")) == "unknown_method"


async def test_a_method_needs_its_scope(app: App, workspace: Workspace) -> None:
    workspace.install(scopes=["chat:write", "channels:read"])

    with pytest.raises(SlackApiError) as refused:
        await app.client(workspace).users_info(user=workspace.person("sam").id)

    answer = refused.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "users:read")
    assert answer["provided"] == "channels:read,chat:write"


async def test_reading_about_a_private_channel_needs_a_scope_of_its_own(
    app: App, workspace: Workspace
) -> None:
    closed = workspace.add_channel("closed", members=["sam"], private=True)
    workspace.install(scopes=["channels:read"])

    assert await error(app.client(workspace).conversations_info(channel=closed)) == "missing_scope"


async def test_members_come_in_pages_with_cursors_that_say_nothing(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    crowd = [workspace.add_person(f"member{number}") for number in range(45)]
    hall = workspace.add_channel("hall", members=crowd)

    found: list[str] = []
    cursor, pages = "", 0
    while cursor or not pages:
        page = await client.conversations_members(channel=hall, limit=1000, cursor=cursor)
        found += page["members"]
        cursor, pages = page["response_metadata"]["next_cursor"], pages + 1

    assert (set(found), pages) == ({*crowd, workspace.bot_user}, 3)
    assert not cursor


@pytest.mark.parametrize("cursor", ["20", "dGVhbTpDMDI=", "not a cursor"])
async def test_a_cursor_of_ones_own_making_is_refused(client: AsyncWebClient, cursor: str) -> None:
    assert await error(client.users_list(cursor=cursor)) == "invalid_cursor"


async def test_a_person_is_described_with_their_own_zone(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    answer = await client.users_info(user=workspace.person("priya").id, include_locale=True)

    user = answer["user"]
    assert (user["tz"], user["tz_offset"], user["locale"]) == ("Asia/Kolkata", 19800, "en-GB")
    assert user["profile"]["email"] == "priya@wellbeing.example"


async def test_an_offset_follows_the_clock_into_summer(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    slack.clock.set(slack.clock().replace(month=7))

    answer = await client.users_info(user=workspace.person("sam").id)

    assert answer["user"]["tz_offset"] == 3600
    assert "locale" not in answer["user"]


async def test_an_address_is_told_only_to_those_who_may_read_it(app: App, workspace: Workspace) -> None:
    workspace.install(scopes=["users:read"])

    answer = await app.client(workspace).users_info(user=workspace.person("sam").id)

    assert "email" not in answer["user"]["profile"]


async def test_the_deactivated_are_listed_but_not_found_by_address(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    await workspace.deactivate("sam")

    listed = await client.users_list()
    gone = [user["name"] for user in listed["members"] if user["deleted"]]
    assert gone == ["sam"]
    assert await error(client.users_lookupByEmail(email="sam@wellbeing.example")) == "users_not_found"


async def test_what_is_written_to_the_deactivated_seems_to_arrive(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    opened = await client.conversations_open(users=workspace.person("sam").id)
    await workspace.deactivate("sam")

    answer = await client.chat_postMessage(channel=opened["channel"]["id"], text="A1 is due")

    assert answer["ok"]


async def test_direct_messages_say_with_whom(client: AsyncWebClient, workspace: Workspace) -> None:
    sam = workspace.person("sam").id
    opened = await client.conversations_open(users=sam)

    answer = await client.conversations_info(channel=opened["channel"]["id"])

    assert answer["channel"]["id"].startswith("D")
    assert (answer["channel"]["is_im"], answer["channel"]["user"]) == (True, sam)


async def test_a_person_is_found_by_their_address(client: AsyncWebClient, workspace: Workspace) -> None:
    answer = await client.users_lookupByEmail(email="Sam@wellbeing.example")

    assert answer["user"]["id"] == workspace.person("sam").id


async def test_a_user_group_lists_its_people(client: AsyncWebClient, workspace: Workspace) -> None:
    workspace.add_user_group("chairs")
    group = workspace.add_user_group("finance", members=["sam"])

    listed = await client.usergroups_list(include_users=True, include_count=True)
    bare = await client.usergroups_list()
    people = await client.usergroups_users_list(usergroup=group)

    assert [(each["handle"], each["user_count"]) for each in listed["usergroups"]] == [
        ("chairs", 0),
        ("finance", 1),
    ]
    assert "users" not in bare["usergroups"][0]
    assert people["users"] == [workspace.person("sam").id]


async def test_the_bots_own_channels_are_listed(client: AsyncWebClient, workspace: Workspace) -> None:
    workspace.add_channel("elsewhere", members=["sam"], bot=False)
    workspace.add_channel("closed", members=["sam"], private=True)

    answer = await client.users_conversations(types="public_channel,private_channel")

    assert [channel["name"] for channel in answer["channels"]] == ["board", "closed"]


async def test_a_code_buys_a_token_once(app: App, slack: Slack) -> None:
    charity = slack.add_workspace("Charity", installed=False)
    code = charity.authorise()
    buyer = AsyncWebClient(base_url=slack.api_url)

    bought = await buyer.oauth_v2_access(
        client_id=slack.client_id, client_secret=slack.client_secret, code=code
    )

    assert bought["access_token"] == charity.bot_token
    assert bought["team"]["id"] == charity.team_id
    again = buyer.oauth_v2_access(client_id=slack.client_id, client_secret=slack.client_secret, code=code)
    assert await error(again) == "invalid_code"


async def test_a_reaction_counts_once(client: AsyncWebClient, workspace: Workspace) -> None:
    board = workspace.channel("board").id
    ts = (await client.chat_postMessage(channel=board, text="D1"))["ts"]

    await client.reactions_add(channel=board, timestamp=ts, name="scales")

    assert await error(client.reactions_add(channel=board, timestamp=ts, name="scales")) == "already_reacted"
    await workspace.react("sam", "scales", ts, channel="board")
    history = await client.conversations_history(channel=board)
    assert history["messages"][0]["reactions"] == [
        {"name": "scales", "users": [workspace.bot_user, workspace.person("sam").id], "count": 2}
    ]
    await client.reactions_remove(channel=board, timestamp=ts, name="scales")
    assert workspace.messages("board")[0].reactions == {"scales": [workspace.person("sam").id]}
    await client.reactions_add(channel=board, timestamp=ts, name="scales")
    await workspace.unreact("sam", "scales", ts, channel="board")
    await client.reactions_remove(channel=board, timestamp=ts, name="scales")
    assert workspace.messages("board")[0].reactions == {}
    assert await error(client.reactions_remove(channel=board, timestamp=ts, name="scales")) == "no_reaction"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param('[{"type": "divider"}]', None, id="json-in-a-form"),
        pytest.param("[{", "invalid_blocks_format", id="no-json"),
    ],
)
async def test_a_form_will_do_where_json_is_usual(
    client: AsyncWebClient, workspace: Workspace, blocks: str, expected: str | None
) -> None:
    data = {"channel": workspace.channel("board").id, "text": "D1", "blocks": blocks}

    call = client.api_call("chat.postMessage", data=data)

    if expected:
        assert await error(call) == expected
    else:
        assert (await call)["message"]["blocks"][0]["type"] == "divider"


async def test_calls_are_kept_for_counting_without_secrets(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    await client.chat_postMessage(channel=workspace.channel("board").id, text="Hello")

    [call] = slack.calls
    assert (call.method, call.team, call.arguments["text"]) == (
        "chat.postMessage",
        workspace.team_id,
        "Hello",
    )
    assert workspace.bot_token not in str(call)
