"""What a message or a form does that somebody had before they left the group."""

from bot.slack.incoming.access.doors import GONE, OUTSIDE, UNSURE
from bot.slack.incoming.access.named import NOTHING_LIKE_THAT
from tests import forging
from tests.slack.incoming.access.leaving import MEMBERS, a_minute_later, thrown_out
from tests.world import World


async def test_an_answer_to_an_ask_by_somebody_who_has_left_is_not_stored_and_they_are_told(
    private: World,
) -> None:
    thrown_out(private, "mallory")

    await private.workspace.click("mallory", "I'll do it", dm=True)
    await private.settle()

    assert forging.told(private, "mallory")[-1] == GONE
    assert "accepted" not in " ".join(each.plain for each in private.workspace.messages("chairs"))


async def test_what_has_changed_that_was_left_open_replaces_nothing_once_they_have_left(
    private: World,
) -> None:
    workspace = private.workspace
    await workspace.slash("mallory", "/decide The canary sings in private now", channel="chairs")
    await private.settle()
    await workspace.click("mallory", "Replaces it", ephemeral=True)
    await private.settle()
    await workspace.fill("mallory", {"What has changed?": "Nothing has"})
    thrown_out(private, "mallory")
    await a_minute_later(private)

    await workspace.submit("mallory")
    await private.settle()

    assert workspace.errors("mallory") == {"What has changed?": NOTHING_LIKE_THAT}
    assert "replace" not in " ".join(each.readable for each in workspace.messages("chairs"))


async def test_a_form_stays_open_with_its_words_while_slack_can_not_say_who_is_there(private: World) -> None:
    workspace = private.workspace
    await workspace.slash("val", "/decide", channel="chairs")
    await workspace.fill("val", {"Decision": "We buy seed"})
    await a_minute_later(private)
    private.slack.faults.add(MEMBERS, "5xx")

    await workspace.submit("val")
    assert workspace.errors("val") == {"Decision": UNSURE}
    await workspace.submit("val")
    await private.settle()

    assert workspace.said_in("chairs")[-1] == "D2 We buy seed"


async def test_whoever_left_can_not_unfold_a_form_that_is_still_open(private: World) -> None:
    workspace = private.workspace
    await workspace.slash("val", "/decide", channel="chairs")
    await workspace.leave("val", "chairs")
    await private.settle()

    await workspace.click("val", "More", modal=True)
    await private.settle()

    assert "canary" not in str(workspace.modal("val"))


async def test_a_guest_who_has_left_a_public_channel_opens_nothing_from_an_old_message(world: World) -> None:
    workspace = world.workspace
    workspace.add_person("gwen", is_guest=True)
    workspace.channel("board").members.append(workspace.person("gwen").id)
    await workspace.slash("rosa", "/action @gwen feed the canary by Friday 4 December", channel="board")
    await world.settle()
    thrown_out(world, "gwen", "board")
    await a_minute_later(world)

    await workspace.click("gwen", "Another date", dm=True)
    await world.settle()

    assert workspace.modal("gwen") is None
    assert forging.told(world, "gwen")[-1] == GONE


async def test_a_channel_that_became_private_is_closed_to_whoever_is_not_in_it(world: World) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", "/action @sam feed the canary by Friday 4 December", channel="board")
    await world.settle()
    workspace.channel("board").kind = "private"
    await a_minute_later(world)

    await workspace.click("sam", "Another date", dm=True)
    await world.settle()

    assert workspace.modal("sam") is None


async def test_whoever_looks_into_a_public_channel_is_asked_to_join_it_first(world: World) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", "/decide We open in May", channel="board")
    await world.settle()
    message = workspace.messages("board")[-1]
    _, details = forging.button(message, "Details")

    await forging.press(
        world, "sam", details["action_id"], details["value"], workspace.channel("board"), on=message
    )
    await world.settle()

    assert forging.told(world, "sam") == [OUTSIDE]
