"""What people write to the bot directly: a note on an action, or something it can not take."""

from tests.test_ask import asked, card
from tests.world import World


async def test_a_reply_is_passed_on_once_when_slack_tells_of_it_twice(world: World) -> None:
    await asked(world)
    world.slack.faults.add("message", "duplicate")
    await world.workspace.post("ade", "on my way")
    await world.settle()

    assert sum("on my way" in each for each in said_to(world, "rosa")) == 1


async def test_words_to_the_bot_that_are_about_nothing_are_answered_with_what_it_does(world: World) -> None:
    for words in ("hello", "is anybody there?"):
        await world.workspace.post("ade", words)
        await world.settle()

    [answer] = said_to(world, "ade")
    assert "who is to do what by when" in answer
    assert "/actions mine" in answer


async def test_help_comes_whenever_it_is_asked_for(world: World) -> None:
    for words in ("help", "Help!"):
        await world.workspace.post("ade", words)
        await world.settle()

    assert len(said_to(world, "ade")) == 2


async def test_a_reply_to_a_recap_is_no_note_on_the_action_asked_about_before_it(world: World) -> None:
    await asked(world)
    ask = world.workspace.direct_messages("ade")[0].ts
    recap = await replaced_for(world, "ade")

    await world.workspace.post("ade", "I do not agree")
    await world.workspace.post("ade", "not at all", thread=recap)
    await world.settle()

    assert "agree" not in await card(world)
    assert "not at all" not in await card(world)
    for answer in said_to(world, "ade")[-2:]:
        assert "To object to a decision, press Raise a concern" in answer
        assert "begin with its number" in answer
    await world.workspace.post("ade", "A1 half of it is written")
    await world.workspace.post("ade", "the rest by Monday", thread=ask)
    await world.settle()
    assert "half of it is written" in said_to(world, "rosa")[-2]
    assert "the rest by Monday" in said_to(world, "rosa")[-1]


async def replaced_for(world: World, person: str) -> str:
    """Let somebody be told of a decision that replaces theirs; return that message's ts."""
    await world.workspace.slash(person, "/decide We meet in Mold", channel="board")
    await world.workspace.slash("rosa", "/decide We meet in Flint replaces D1", channel="board")
    await world.settle()
    [told] = [each for each in world.workspace.direct_messages(person) if "Flint" in each.plain]
    return told.ts


def said_to(world: World, person: str) -> list[str]:
    """Return what the bot has said to somebody alone."""
    bot = world.workspace.bot_user
    return [each.plain for each in world.workspace.direct_messages(person) if each.user == bot]


async def test_a_number_without_words_is_no_note(world: World) -> None:
    await asked(world)
    await world.workspace.post("ade", "   ")
    await world.workspace.post("ade", "A1")
    await world.settle()

    assert said_to(world, "ade")[-1].startswith("To write about it, go on after its number: A1 ")
