"""Work that waits for somebody, another action, or something: whom it waits for is told and nudged."""

from bot.slack import membership
from tests.nudges.story import at, nudges, times
from tests.nudges.test_obstacles import cannot, card, last, nudged
from tests.world import World


async def asked(world: World, due: str = "16 December") -> None:
    """Have ade asked for an action of which nobody is nudged for weeks."""
    await world.workspace.slash("rosa", f"/action @ade to draft the scope paper by {due}", channel="board")
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    await membership.sync(world.bot, team, board)
    await world.advance(hours=3)


async def test_whom_it_waits_for_is_told_the_next_morning_and_nudged_instead(world: World) -> None:
    await asked(world)

    await cannot(world, What_now="Blocked", Waits_for="@val", Why="she has the figures")

    assert world.workspace.direct_messages("ade")[0].readable.startswith("A1 waits for val: draft the")
    assert nudges(world, "val") == []
    await world.until(at(24, 12, month=11))
    assert "They say: Waits for val: she has the figures" in nudges(world, "rosa")[-1]
    (told,) = nudges(world, "val")
    assert told.startswith("ade can't go on with A1 in #board before you have done what it waits for.")
    assert "figures" not in told
    assert last(world, "val").readable.endswith("[Done] [I can't]")
    before = len(times(world, "ade"))
    await world.until(at(14, 12))
    nudge = nudges(world, "val")[-1]
    assert "A1 draft the scope paper, for ade, due Wednesday 16 December" in nudge
    assert "ade can't go on before you have done it." in nudge
    assert "[Done] [I can't]\n" in last(world, "val").readable
    await world.until(at(17, 12))
    assert times(world, "val") == [at(24, month=11), at(14), at(17)]
    assert len(times(world, "ade")) == before


async def test_what_is_due_soon_is_said_once_to_whom_it_waits_for(world: World) -> None:
    await nudged(world)

    await cannot(world, What_now="Blocked", Waits_for="@val")
    assert "It waits for val, who is told." in world.workspace.direct_messages("ade")[1].readable
    await world.until(at(3, 12))

    (told,) = nudges(world, "val")
    assert told.startswith("val, one thing is still with you:\nA1 draft the scope paper, for ade, due")
    assert told.count("ade can't go on") == 1


async def test_once_that_is_done_the_owner_hears_and_is_nudged_again(world: World) -> None:
    await nudged(world)
    await cannot(world, What_now="Blocked", Waits_for="val")
    await world.until(at(4, 12))

    await world.workspace.click("val", "Done", dm=True)
    await world.settle()

    assert "Nobody waits for you there any more." in last(world, "val").readable
    assert "taken on by" not in card(world)
    await world.until(at(7, 12))
    (nudge,) = [said for said in nudges(world, "ade")[-1].split("\n---\n") if "A1" in said]
    assert nudge.startswith("ade, one thing is still with you")
    assert "val has done what it waited for." in nudge
    assert times(world, "val") == [at(3)]

    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()
    assert "Done by ade on" in card(world)


async def test_somebody_who_is_waited_for_in_vain_says_so(world: World) -> None:
    await asked(world)
    await cannot(world, What_now="Blocked", To_whom="val", Waits_for="the figures")
    await world.until(at(24, 12, month=11))
    assert "They wait for “the figures”." in nudges(world, "val")[0]

    await world.workspace.click("val", "I can't", dm=True)
    await world.until(at(25, 12, month=11))

    assert last(world, "val").plain == "A1 in #board waits for you no more: draft the scope paper"
    assert "val says that they can't do what A1 in #board waits for" in nudges(world, "ade")[-1]


async def test_done_in_words_lets_the_owner_go_on_and_closes_nothing(world: World) -> None:
    await nudged(world)
    await cannot(world, What_now="Blocked", Waits_for="val")
    await world.until(at(3, 12))

    await world.workspace.post("val", "done", thread=last(world, "val").ts)
    await world.until(at(4, 12))

    assert "val has done what it waited for." in nudges(world, "ade")[-1]
    assert "ade, due Friday 4 December." in card(world)


async def test_another_action_is_waited_for_until_it_is_done(world: World) -> None:
    await world.workspace.slash("rosa", "/action @val to count the beds", channel="board")
    await nudged(world)

    await cannot(world, on="A2", What_now="Blocked", Waits_for="A1")
    await world.until(at(3, 12))

    assert "A1 count the beds, without a due date, in #board." in nudges(world, "val")[1]
    assert "ade can't go on with A2 draft the scope paper before it is done." in nudges(world, "val")[1]
    assert "A2 draft the scope paper, for ade" not in nudges(world, "val")[1]
    assert len(nudges(world, "val")) == 2
    assert at(3) not in times(world, "ade")

    await world.workspace.click("val", "Done", dm=True)
    await world.settle()

    assert "\nDone " in card(world, 1)
    await world.until(at(4, 12))
    assert "A1 is done, for which it waited." in nudges(world, "ade")[-1]
    assert "ade, one thing is still with you" in nudges(world, "ade")[-1]


async def test_a_dropped_action_is_waited_for_no_more(world: World) -> None:
    await world.workspace.slash("rosa", "/action @val to count the beds", channel="board")
    await nudged(world)
    await cannot(world, on="A2", What_now="Blocked", Waits_for="A1")

    await world.workspace.click("rosa", "Details", ts=world.workspace.messages("board")[0].ts)
    await world.workspace.click("rosa", "Drop", modal=True)
    await world.workspace.fill("rosa", {"Why": "no beds"})
    await world.workspace.submit("rosa")
    await world.until(at(4, 12))

    assert "A1 is dropped, for which it waited." in nudges(world, "ade")[-1]
    assert not any("can't go on" in said for said in nudges(world, "val"))


async def test_two_actions_never_wait_for_each_other(world: World) -> None:
    await world.workspace.slash("rosa", "/action @val to count the beds by 4 December", channel="board")
    await nudged(world)
    await cannot(world, on="A2", What_now="Blocked", Waits_for="A1")

    errors = await cannot(world, "val", What_now="Blocked", Waits_for="A2")

    assert errors == {"Waits for": "A2 waits for A1, so that neither could begin."}


async def test_what_waits_for_nobody_here_rests_until_it_is_due_and_is_asked_about_then(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to sign the lease by 16 December", channel="board")
    await world.settle()
    await cannot(world, What_now="Blocked", Waits_for="the council's answer")
    said = len(times(world, "ade"))

    await world.until(at(16, 12))

    assert times(world, "ade")[said:] == [at(16)]
    assert "You said that it waits for “the council's answer”: does it still?" in nudges(world, "ade")[-1]
    assert "[Done] [More time] [I can't] [Not blocked any more]" in last(world).readable


async def test_an_owner_goes_on_when_they_say_so_and_whom_they_waited_for_is_not_told(world: World) -> None:
    await nudged(world)
    await cannot(world, What_now="Blocked", Waits_for="val")

    await world.workspace.click("ade", "Not blocked any more", dm=True)
    await world.until(at(4, 12))

    assert nudges(world, "val") == []
    assert "ade, one thing is still with you" in nudges(world, "ade")[-1]
    assert "waits for" not in nudges(world, "ade")[-1]


async def test_the_group_sees_what_it_waits_for_once_its_owner_says_so_and_while_it_does(
    world: World,
) -> None:
    await nudged(world)
    await cannot(world, What_now="Blocked", Waits_for="the council's answer")
    assert "council" not in card(world)

    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()
    assert "ade: Waits for the council's answer" in card(world)

    await world.workspace.click("ade", "Not blocked any more", dm=True)
    await world.settle()
    assert "council" not in card(world)


async def test_what_is_blocked_in_words_waits_too(world: World) -> None:
    await nudged(world)

    await world.workspace.post("ade", "waiting for Val")
    await world.settle()

    assert any("A1 waits for val, who is told." in said for said in nudges(world, "ade"))
    await world.until(at(3, 12))
    assert "ade can't go on before you have done it" in nudges(world, "val")[0]


async def test_work_that_is_passed_on_waits_for_nobody_any_more(world: World) -> None:
    await nudged(world)
    await cannot(world, What_now="Blocked", Waits_for="val")

    await cannot(world, What_now="Pass on", To_whom="mal")
    await world.until(at(4, 12))

    assert nudges(world, "val") == []
    assert "mal, one thing is still with you" in nudges(world, "mal")[-1]


async def test_each_owner_of_what_it_waits_for_is_told_in_their_nudges_who_waits(world: World) -> None:
    await world.workspace.slash("rosa", "/action @val @rosa to count the beds by 2 December", channel="board")
    await nudged(world)

    await cannot(world, on="A2", What_now="Blocked", Waits_for="A1")
    await world.until(at(11, 12))

    for who in ("val", "rosa"):
        nudge = nudges(world, who)[-1]
        assert "A1 count the beds" in nudge, who
        assert nudge.count("ade can't go on with A2 draft the scope paper before it is done.") == 1, who

    await world.workspace.click("val", "Done", dm=True)
    await world.until(at(18, 12))
    assert "ade can't go on" in nudges(world, "rosa")[-1]
    assert "ade can't go on" not in nudges(world, "val")[-1]


async def test_nobody_is_told_that_they_wait_for_themselves(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to count the beds by 2 December", channel="board")
    await nudged(world)

    await cannot(world, on="A2", What_now="Blocked", Waits_for="A1")
    await world.until(at(11, 12))

    nudge = nudges(world, "ade")[-1]
    assert "A1 count the beds" in nudge
    assert "can't go on" not in nudge


async def test_that_its_owners_are_told_is_said_of_others_alone(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to count the beds by 2 December", channel="board")
    await nudged(world)

    await cannot(world, on="A2", What_now="Blocked", Waits_for="A1")

    assert any("waits for A1; whoever else owns that is told" in said for said in nudges(world, "ade"))
