"""Owners and chairs who go, and channels that are archived: what was theirs is handed on, once."""

import pytest

from bot.sandbox import Message
from bot.slack import membership
from tests.nudges.story import at, nudges, record, times
from tests.world import World

THREE = ("draft the scope paper", "book the hall", "ring the trust")


async def chaired(world: World, who: str = "val") -> None:
    await world.workspace.slash("rosa", f"/meeting chair @{who}", channel="board")
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    await membership.sync(world.bot, team, board)
    await world.settle()


async def goes(world: World, who: str, how: str) -> None:
    if how == "closed":
        await world.workspace.deactivate(who)
    else:
        await world.workspace.leave(who, "board")
    await world.settle()


def last(world: World, who: str) -> Message:
    return world.workspace.direct_messages(who)[-1]


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("closed", "mal has no account here any more. Three actions of theirs are still open:"),
        ("left", "mal has left the group. Three actions of theirs are still open:"),
    ],
)
async def test_whoever_asked_and_the_chair_hear_once_of_all_that_somebody_leaves(
    world: World, how: str, told: str
) -> None:
    await chaired(world)
    for what in THREE:
        await record(world, what, "mal", due=None if what == THREE[2] else at(4).date())
    await goes(world, "mal", how)
    assert nudges(world, "rosa") == nudges(world, "val") == []

    await world.until(at(30, month=11) if how == "closed" else at(24, 12, month=11))

    for who in ("rosa", "val"):
        (message,) = nudges(world, who)
        assert message.startswith(told)
        assert all(what in message for what in THREE)
        assert times(world, who) == [at(24, month=11)]
        assert last(world, who).readable.count("[Done] [Pass on] [Details]") == 3
    await world.until(at(20, month=12))
    assert len(nudges(world, "rosa")) == len(nudges(world, "val")) == 1
    assert nudges(world, "mal") == []


async def test_those_who_want_no_nudges_hear_of_it_all_the_same(world: World) -> None:
    await record(world, "draft the scope paper", "mal")
    await world.workspace.slash("rosa", "/nudges off", channel="board")
    await goes(world, "mal", "left")

    await world.until(at(24, 12, month=11))

    (told,) = nudges(world, "rosa")
    assert told.startswith("mal has left the group. One action of theirs is still open:")


async def test_what_comes_with_other_news_can_be_pressed_and_shows_what_was(world: World) -> None:
    await record(world, "draft the scope paper", "mal")
    await record(world, "ring the trust", "ade")
    await goes(world, "mal", "left")
    await world.until(at(23, 13, month=11))
    await world.workspace.slash("ade", "/action move A2 to 11 December", channel="board")
    await world.until(at(24, 12, month=11))

    (together,) = nudges(world, "rosa")
    assert "ade has given A2 ring the trust in #board another date." in together
    assert "mal has left the group." in together
    await world.workspace.click("rosa", "Done", dm=True)
    await world.settle()
    (shown,) = world.workspace.direct_messages("rosa")
    assert "Closed." in shown.readable
    assert "ade has given A2" in shown.readable


async def test_what_was_left_is_passed_on_from_there_and_both_see_it(world: World) -> None:
    await chaired(world)
    await record(world, "draft the scope paper", "mal")
    await goes(world, "mal", "left")
    await world.until(at(24, 12, month=11))

    await world.workspace.click("val", "Pass on", dm=True)
    await world.workspace.fill("val", {"Pass on to": "priya"})
    await world.workspace.submit("val")
    await world.settle()

    assert nudges(world, "priya")[-1].startswith("val asks you to take on A1")
    for who in ("val", "rosa"):
        (message,) = [each for each in world.workspace.direct_messages(who) if "left the group" in each.plain]
        assert "Passed on." in message.readable
        assert "[Pass on]" not in message.readable


async def test_whoever_asked_closes_what_was_left(world: World) -> None:
    await record(world, "draft the scope paper", "mal")
    await goes(world, "mal", "closed")
    await world.until(at(24, 12, month=11))

    await world.workspace.click("rosa", "Done", dm=True)
    await world.settle()

    assert "Closed." in last(world, "rosa").readable


async def test_somebody_who_is_back_within_the_hour_has_not_gone(world: World) -> None:
    await record(world, "draft the scope paper", "mal")
    await goes(world, "mal", "left")
    await world.advance(minutes=30)
    await world.workspace.join("mal", "board")

    await world.until(at(2, 12))

    assert nudges(world, "rosa") == []
    assert "mal, one thing is still with you" in nudges(world, "mal")[-1]


async def test_somebody_who_comes_back_is_nudged_again_about_what_is_still_theirs(world: World) -> None:
    await record(world, "draft the scope paper", "mal")
    await goes(world, "mal", "left")
    await world.until(at(26, month=11))
    assert len(nudges(world, "rosa")) == 1
    await world.workspace.join("mal", "board")

    await world.until(at(2, 12))

    assert any("mal, one thing is still with you" in said for said in nudges(world, "mal"))


async def test_where_nobody_is_left_to_tell_a_new_chair_hears_of_it(world: World) -> None:
    await record(world, "draft the scope paper", "rosa")
    await goes(world, "rosa", "left")
    await world.until(at(26, month=11))

    await world.workspace.slash("ade", "/meeting chair @ade", channel="board")
    await world.until(at(30, 12, month=11))

    (message,) = nudges(world, "ade")
    assert message.startswith("rosa has left the group. One action of theirs is still open:")


async def test_an_owner_goes_on_when_whom_they_waited_for_has_gone(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 12))
    await world.workspace.click("ade", "I can't", dm=True)
    await world.workspace.fill("ade", {"What now": "Blocked", "To whom": "mal"})
    await world.workspace.submit("ade")
    await goes(world, "mal", "left")

    await world.until(at(4, 12))

    news = "mal, for whom it waited, is not here any more."
    assert any(news in said for said in nudges(world, "ade"))
    assert "ade, one thing is still with you" in nudges(world, "ade")[-1]
    assert nudges(world, "mal") == []


@pytest.mark.parametrize("how", ["closed", "left"])
async def test_a_group_whose_chair_has_gone_is_asked_once_who_chairs(world: World, how: str) -> None:
    await chaired(world)
    await goes(world, "val", how)

    await world.until(at(26, month=11))

    said = [each for each in world.workspace.said_in("board") if "Who chairs it now?" in each]
    assert said == [
        "val, who chaired this group, is not here any more. Who chairs it now? "
        "Whoever does types /meeting chair me; anybody can type /meeting chair and a name."
    ]


async def test_a_chair_who_is_back_or_was_followed_is_not_asked_about(world: World) -> None:
    await chaired(world)
    await goes(world, "val", "left")
    await world.advance(minutes=10)
    await world.workspace.join("val", "board")

    await world.until(at(26, month=11))

    assert not any("Who chairs" in said for said in world.workspace.said_in("board"))


async def test_an_archived_channel_rests_and_its_people_are_told_once(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await record(world, "book the hall", "ade", by="val")
    await world.advance(hours=3)
    await world.workspace.archive("board")
    await world.settle()

    await world.until(at(11))

    assert nudges(world, "ade") == [
        "#board was archived, so the group rests: no nudges, recaps or meetings come from it. "
        "Two open actions of yours stay as they are. All of it goes on if the channel is used again."
    ]
    assert "One open action that you asked for stays as it is." in nudges(world, "rosa")[0]
    assert [len(nudges(world, who)) for who in ("rosa", "val", "mal")] == [1, 1, 1]
    assert times(world, "ade") == [at(24, month=11)]


async def test_an_archived_channel_with_nothing_open_is_nobodys_news(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We meet on Mondays", channel="board")
    await world.workspace.archive("board")

    await world.until(at(26, month=11))

    assert [nudges(world, who) for who in ("rosa", "ade", "val")] == [[], [], []]


async def test_a_channel_that_is_used_again_goes_on(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.workspace.archive("board")
    await world.until(at(7))
    channel = world.workspace.channel("board")
    channel.archived = False
    await world.workspace.tell_app({"type": "channel_unarchive", "channel": channel.id}, channel="board")

    await world.until(at(8, 12))

    assert "ade, one thing is still with you" in nudges(world, "ade")[-1]
