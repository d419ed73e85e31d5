"""A name that Slack sends as it was typed: one member who fits is offered, of several none is assumed."""

import pytest
from sqlalchemy import delete, update

from bot.slack import membership
from storage.tables import groups, members
from tests.world import World

BOT = "@Matters Arising"


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with Jo Patel in the board, who may be called just that."""
    await arrive(world, "jpatel", "Jo Patel")
    return world


async def arrive(world: World, handle: str, name: str, channel: str = "board") -> None:
    world.workspace.add_person(handle, "Europe/London", display_name=name)
    await world.workspace.join(handle, channel)
    await world.settle()
    await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel(channel).id)


async def asked(world: World, typed: str, person: str = "rosa", channel: str | None = "board") -> str:
    """Return what somebody is told alone who types a command, or else the last card."""
    before = len(world.workspace.ephemerals(person))
    await world.workspace.slash(person, typed, channel=channel)
    await world.settle()
    alone = [each.plain for each in world.workspace.ephemerals(person)[before:]]
    return [*world.workspace.said_in("board")[-1:], *alone][-1]


async def mention(world: World, words: str) -> None:
    await world.workspace.post("val", f"{BOT} {words}", "board")
    await world.settle()


async def owners(world: World, person: str = "rosa") -> str:
    """Return what stands in the Owners of the form that somebody has open."""
    [line] = [each for each in world.workspace.modal_text(person).splitlines() if each.startswith("Owners")]
    return line


@pytest.mark.parametrize(
    "typed",
    [
        "@jo draft the paper",
        "@Jo to draft the paper by Friday",
        "@Jo Patel to draft the paper",
        "@jo.patel draft the paper",
        "draft the paper, owner @jo",
        "please @JO draft the paper",
    ],
)
async def test_the_one_member_who_goes_by_a_name_is_meant_and_asked(board: World, typed: str) -> None:
    await asked(board, f"/action {typed}")

    assert board.workspace.modal("rosa") is None
    [card] = board.workspace.said_in("board")
    assert "\nJo Patel" in card
    [ask] = board.workspace.direct_messages("jpatel")
    assert ask.plain.startswith("rosa asks you to take on A1: draft the paper")


async def test_who_is_named_stands_beside_who_was_picked(board: World) -> None:
    assert "\nade and Jo Patel" in await asked(board, "/action @ade and @jo to draft the paper")


@pytest.mark.parametrize("other", ["Jo Pugh", "Jó Pugh"])
async def test_between_two_members_of_one_name_the_recorder_is_asked(board: World, other: str) -> None:
    await arrive(board, "jpugh", other)

    await asked(board, "/action @jo draft the paper")

    question = board.workspace.ephemerals("rosa")[-1]
    assert "Who is to do it?" in question.plain
    assert "[Jo Patel]" in question.readable
    assert f"[{other}]" in question.readable
    assert board.workspace.said_in("board") == []

    await board.workspace.click("rosa", other, ephemeral=True)
    await board.settle()
    [card] = board.workspace.said_in("board")
    assert f"\n{other}" in card


async def test_a_whole_name_tells_two_members_apart(board: World) -> None:
    await arrive(board, "jpugh", "Jo Pugh")

    assert "\nJo Patel" in await asked(board, "/action @Jo Patel to draft the paper")


@pytest.mark.parametrize("typed", ["@jo", "@patel", "@joan"])
async def test_a_name_that_no_member_goes_by_is_said_so(world: World, typed: str) -> None:
    world.workspace.add_person("jpatel", "Europe/London", display_name="Jo Patel")

    told = await asked(world, f"/action {typed} draft it")

    assert f"‘{typed[1:]}’ is nobody that I know in this group" in told
    assert "@J" not in await owners(world)
    assert f"Owner outside Slack: {typed[1:]}" in world.workspace.modal_text("rosa")


async def test_an_account_that_is_closed_or_a_bots_is_not_offered(board: World) -> None:
    await board.workspace.deactivate("jpatel")
    await board.settle()

    assert "‘jo’ is nobody that I know in this group" in await asked(board, "/action @jo draft it")


async def test_a_mention_means_the_member_who_fits(board: World) -> None:
    await mention(board, "action @jo draft the paper")

    [card] = [each.plain for each in board.workspace.messages("board") if each.bot_id]
    assert "\nJo Patel" in card
    assert board.workspace.direct_messages("jpatel") != []


async def test_a_mention_with_a_name_of_two_members_asks_which(board: World) -> None:
    await arrive(board, "jpugh", "Jo Pugh")
    await mention(board, "action @jo draft the paper")

    [question] = [each for each in board.workspace.messages("board") if each.bot_id]
    assert "[Jo Patel] [Jo Pugh] [Something else]" in question.readable
    await board.workspace.click("val", "Something else")
    await board.settle()
    assert "@J" not in await owners(board, "val")


async def fill(board: World) -> None:
    """Give Jo Patel an action and a decision, and somebody else one of each that names 'jo'."""
    for typed in ("/action @jpatel ring the venue", "/action @ade write to jo@example.org"):
        await board.workspace.slash("rosa", typed, channel="board")
    await board.workspace.slash("jpatel", "/decide We meet in Mold", channel="board")
    await board.workspace.slash("rosa", "/decide Jo is to be thanked", channel="board")
    await board.settle()


@pytest.mark.parametrize("where", ["board", None], ids=["in the group", "in the direct messages"])
async def test_looking_up_a_name_finds_what_is_that_members(board: World, where: str | None) -> None:
    await fill(board)

    for typed in ("/actions @jo", "/actions @Jo Patel", "/actions open @jo", "/actions @jo venue"):
        answer = await asked(board, typed, channel=where)
        assert "A1" in answer, typed
        assert "A2" not in answer, typed
    decided = await asked(board, "/decisions @jo", channel=where)
    assert "D1" in decided
    assert "D2" not in decided


@pytest.mark.parametrize("where", ["board", None], ids=["in the group", "in the direct messages"])
@pytest.mark.parametrize("command", ["/actions", "/decisions", "/recap"])
async def test_looking_up_a_name_of_two_members_asks_which(
    board: World, command: str, where: str | None
) -> None:
    await fill(board)
    await arrive(board, "jpugh", "Jo Pugh")

    answer = await asked(board, f"{command} @jo", channel=where)

    assert "Whom do you mean?" in answer
    assert "Jo Patel" in answer
    assert "Jo Pugh" in answer
    assert "A1" not in answer
    assert "D1" not in answer


async def test_looking_up_a_name_that_nobody_goes_by_looks_for_the_word(board: World) -> None:
    await board.workspace.slash("rosa", "/decide We thank Geraint", channel="board")

    assert "D1" in await asked(board, "/decisions @Geraint")


@pytest.mark.parametrize("where", ["board", None], ids=["in the group", "in the direct messages"])
async def test_a_recap_of_a_name_is_that_members(board: World, where: str | None) -> None:
    await fill(board)

    answer = await asked(board, "/recap @jo", channel=where)

    assert "Jo Patel has missed nothing" in answer
    assert "Decided in the channel since" in answer
    assert "D2" in answer
    assert "Nobody you can see here goes by ‘joan’" in await asked(board, "/recap @joan", channel=where)


async def test_nobody_learns_of_the_members_of_a_group_that_they_may_not_see(board: World) -> None:
    board.workspace.add_channel("chairs", members=["rosa"], private=True)
    await arrive(board, "jpugh", "Jo Pugh", "chairs")
    await fill(board)

    assert "Pugh" not in await asked(board, "/actions @jo", person="val", channel=None)
    assert "A1" in await asked(board, "/actions @jo", person="val", channel=None)


async def test_the_chair_may_be_named_by_a_first_name(board: World) -> None:
    assert "Jo Patel chairs" in await asked(board, "/meeting chair @jo")


FRESH = {
    "/action @pria draft the paper": "A2 draft the paper\nPria Kaur",
    "/action Pria to draft the paper": "A2 draft the paper\nPria Kaur",
    "/actions @pria": "A1",
    "/recap @pria": "Pria Kaur has missed",
    "/meeting chair @pria": "Pria Kaur chairs",
    "/meeting organisation @pria Mind Cymru": "Pria Kaur",
}


@pytest.mark.parametrize("typed", FRESH)
async def test_somebody_who_is_named_before_slack_was_asked_who_is_there_is_found(
    world: World, typed: str
) -> None:
    has_come(world)
    await world.workspace.slash("pkaur", "/action I will ring the venue", channel="board")
    await world.workspace.slash("rosa", "/decide We meet in Mold", channel="board")
    await forget_who_is_there(world)

    assert FRESH[typed] in await asked(world, typed)
    assert all(delivery.answer.acked for delivery in world.slack.deliveries)


def has_come(world: World) -> None:
    """Let Pria Kaur be in the channel without a word of Slack's about it."""
    world.workspace.add_person("pkaur", "Europe/London", display_name="Pria Kaur")
    world.workspace.channel("board").members.append(world.workspace.person("pkaur").id)


async def forget_who_is_there(world: World) -> None:
    """Leave the bot with what people did, but without what Slack has said of who is in the channel."""
    await world.slack.settle()
    await world.bot.background.drain()
    async with world.sessions.begin() as session:
        await session.execute(delete(members).where(members.c.user != world.workspace.person("rosa").id))
        await session.execute(update(groups).values(synced_at=None))


async def test_somebody_who_is_named_in_the_first_command_of_all_is_found(world: World) -> None:
    has_come(world)

    assert "\nPria Kaur" in await asked(world, "/action Pria to draft the paper by Friday")


@pytest.mark.parametrize("typed", ["@pria draft the paper", "Pria to draft the paper"])
async def test_somebody_who_has_come_since_slack_was_asked_is_found(board: World, typed: str) -> None:
    has_come(board)
    await board.advance(minutes=2)

    assert "\nPria Kaur" in await asked(board, f"/action {typed}")


@pytest.mark.parametrize("typed", ["@pria draft the paper", "Pria to draft the paper"])
async def test_somebody_new_is_found_by_a_mention_too(board: World, typed: str) -> None:
    has_come(board)
    await board.advance(minutes=2)
    await mention(board, f"action {typed}")

    [card] = [each.plain for each in board.workspace.messages("board") if each.bot_id]
    assert "\nPria Kaur" in card


async def test_slack_is_asked_once_about_a_name_that_nobody_goes_by(board: World) -> None:
    await board.advance(minutes=2)
    before = calls(board)
    await asked(board, "/action @nobody draft the paper")
    once = calls(board)
    await asked(board, "/action @nobody draft the paper again")

    assert once == before + 1
    assert calls(board) == once


def calls(world: World) -> int:
    return len([call for call in world.slack.calls if call.method == "conversations.members"])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("/action @pria draft it", "Slack has not told me yet who goes by ‘pria’: pick them in Owners."),
        ("/action Pria to draft it", "Slack has not told me yet who goes by ‘Pria’: pick them in Owners."),
        ("/actions @pria", "Slack can not tell me just now who goes by that name"),
        ("/recap @pria", "Slack can not tell me just now who goes by that name"),
        ("/meeting chair @pria", "Slack can not tell me just now who goes by that name"),
    ],
)
async def test_nobody_is_called_nobody_while_slack_can_not_be_asked(
    world: World, typed: str, says: str
) -> None:
    has_come(world)
    await world.workspace.slash("rosa", "/decide We meet in Mold", channel="board")
    await forget_who_is_there(world)
    world.bot.people.forget(world.workspace.team_id, world.workspace.channel("board").id)
    world.slack.faults.add("conversations.members", "5xx", times=100)

    assert says in await asked(world, typed)
