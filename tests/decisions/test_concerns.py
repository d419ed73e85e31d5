"""A concern stays open on the card until somebody closes it."""

import pytest

from tests.decisions.test_decide import decide, told
from tests.decisions.test_replacing import direct
from tests.world import World


async def raise_concern(world: World, person: str, words: str, strength: str = "Reservation") -> None:
    await world.workspace.click(person, "Raise a concern", channel="board")
    await world.workspace.fill(person, {"Concern": words, "Strength": strength})
    await world.workspace.submit(person)
    await world.settle()


async def close(world: World, person: str, how: str, words: str, becomes: str = "Back on the agenda") -> None:
    await world.workspace.click(person, "Details", channel="board")
    await world.workspace.choose(person, "Close it as", how, modal=True)
    view = world.workspace.modal(person) or {}
    label, *more = [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]
    await world.workspace.fill(person, {label: words} | dict.fromkeys(more, becomes))
    await world.workspace.submit(person)
    await world.settle()


def card(world: World) -> str:
    return world.workspace.messages("board")[0].readable


async def test_it_stands_on_the_card_and_the_recorder_is_told(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found", "Objection")

    assert "Objection, open: no money has been found (mal)" in card(world)
    [message] = direct(world, "rosa")
    assert message.startswith("mal has an objection about D1, which you recorded in #board.")
    assert "The concern: no money has been found" in message


async def test_the_card_says_it_in_plain_text_too(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found", "Objection")

    assert world.workspace.said_in("board") == [
        "D1 We ship on Friday\nObjection, open: no money has been found (mal)"
    ]


async def test_a_reservation_is_what_is_meant_when_nothing_is_chosen(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": "is it safe?"})
    await world.workspace.submit("mal")
    await world.settle()

    assert "Reservation, open: is it safe? (mal)" in card(world)


async def test_raising_it_on_ones_own_decision_tells_nobody(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "rosa", "is it safe?")

    assert direct(world, "rosa") == []


async def test_the_same_words_within_a_minute_are_one_concern(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "is it safe?")
    await raise_concern(world, "mal", "is it safe?")

    assert card(world).count("is it safe?") == 1
    assert len(direct(world, "rosa")) == 1


async def test_a_form_that_arrives_twice_raises_it_once(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    world.slack.faults.add("view_submission", "duplicate")
    await raise_concern(world, "mal", "is it safe?")

    assert card(world).count("is it safe?") == 1


@pytest.mark.parametrize(("how", "said"), [("Answered", "answered"), ("Upheld", "upheld")])
async def test_whoever_raised_it_is_told_how_it_was_closed(world: World, how: str, said: str) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    await close(world, "rosa", how, "the trust pays for a year")

    assert "Reservation, open" not in card(world)
    await world.morning()
    [message] = direct(world, "mal")
    assert message.startswith(f"rosa {said} your reservation about D1 in #board.")
    assert "They wrote: the trust pays for a year" in message


async def test_only_whoever_raised_it_is_offered_to_withdraw_it(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    await world.workspace.click("rosa", "Details", channel="board")
    view = world.workspace.modal("rosa") or {}
    [menu] = [block["accessory"] for block in view["blocks"] if "accessory" in block]
    assert [option["text"]["text"] for option in menu["options"]] == ["Answered", "Upheld"]

    await close(world, "mal", "Withdrawn", "money was found")

    assert "no money" not in card(world)
    assert direct(world, "mal") == []


async def test_details_show_how_it_was_closed(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    await close(world, "rosa", "Answered", "the trust pays")

    shown = world.workspace.modal_text("rosa")
    assert "Answered by rosa: the trust pays" in shown
    assert "mal raised a reservation: “no money has been found”" in shown
    assert "rosa answered the concern: “the trust pays”" in shown
    assert "Close it as" not in shown


@pytest.mark.parametrize(
    ("how", "label"), [("Answered", "How was it answered?"), ("Upheld", "What follows from it?")]
)
@pytest.mark.parametrize(
    ("words", "said"), [("", "complete this required field"), ("   ", "Say in a sentence how")]
)
async def test_how_it_was_answered_and_what_follows_from_it_is_said_in_words(
    world: World, how: str, label: str, words: str, said: str
) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    await close(world, "rosa", how, words)

    assert said in world.workspace.errors("rosa")[label]
    assert "Reservation, open: no money has been found" in card(world)


async def test_it_is_withdrawn_without_a_word(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    await close(world, "mal", "Withdrawn", "")

    assert world.workspace.errors("mal") == {}
    assert "no money has been found" not in card(world)


async def test_two_people_close_it_once(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    for person in ("ade", "rosa"):
        await world.workspace.click(person, "Details", channel="board")
        await world.workspace.choose(person, "Close it as", "Answered", modal=True)
        await world.workspace.fill(person, {"How was it answered?": f"says {person}"})
    await world.workspace.submit("ade")
    await world.workspace.submit("rosa")
    await world.settle()

    assert "It was answered meanwhile" in world.workspace.errors("rosa")["How was it answered?"]
    await world.morning()
    [message] = direct(world, "mal")
    assert "They wrote: says ade" in message


async def test_it_is_raised_from_a_direct_message_too(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")
    await world.workspace.click("ade", "Raise a concern", dm=True)
    await world.workspace.fill("ade", {"Concern": "we were not asked", "Strength": "Objection"})
    await world.workspace.submit("ade")
    await world.settle()

    assert "Objection, open: we were not asked (ade)" in world.workspace.messages("board")[1].readable


async def test_the_recorder_reads_all_from_the_direct_message(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", "no money has been found")
    await world.workspace.click("rosa", "Details", dm=True)

    assert "no money has been found" in world.workspace.modal_text("rosa")


async def test_somebody_who_was_removed_can_not_raise_one(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": "is it safe?"})
    await world.workspace.kick("mal", "board")
    await world.workspace.submit("mal")
    await world.settle()

    assert "You are no longer in this group" in world.workspace.errors("mal")["Concern"]
    assert "is it safe?" not in card(world)


async def test_there_is_nothing_to_be_concerned_about_once_it_is_undone(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.workspace.fill("mal", {"Concern": "is it safe?"})
    await world.workspace.submit("mal")

    assert "D1 was undone" in world.workspace.errors("mal")["Concern"]


async def test_the_card_shows_the_strongest_and_says_how_many_more(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    for number in range(7):
        await raise_concern(world, "mal", f"worry {number}", "Question")
    await raise_concern(world, "ade", "it is unlawful", "Objection")

    shown = card(world)
    assert shown.index("it is unlawful") < shown.index("worry 0")
    assert "worry 6" not in shown
    assert "3 more open concerns: press Details to read them." in shown


async def test_a_value_that_names_another_groups_decision_is_like_an_unknown_one(world: World) -> None:
    world.workspace.add_channel("finance", members=["val"], private=True)
    await world.workspace.slash("val", "/decide Buy the building", channel="finance")
    await decide(world, "rosa", "We ship on Friday")
    [message] = world.workspace.messages("board")
    for value in ("1", "99", "x", "9" * 30):
        for element in message.blocks[-1]["elements"]:
            element["value"] = value
        for label in ("Details", "Raise a concern", "Undo"):
            await world.workspace.click("mal", label, channel="board")
            await world.settle()
            assert told(world, "mal")[-1] == "There is no such decision here."
            assert world.workspace.modal("mal") is None
