"""A concern is raised and closed once, by whom it may be, whatever is sent in."""

import json

import pytest

from storage import concerns
from storage.records import Concern
from tests import forging
from tests.decisions.test_concerns import card, close, raise_concern
from tests.decisions.test_decide import decide
from tests.decisions.test_replacing import direct
from tests.world import World

MONEY = "no money has been found"
OPEN = f"Reservation, open: {MONEY} (mal)"


@pytest.fixture
async def worried(world: World) -> World:
    """Return a world in which Mal has a concern about what Rosa recorded."""
    await decide(world, "rosa", "We ship on Friday")
    await raise_concern(world, "mal", MONEY)
    return world


async def sent_in(world: World, person: str, status: str, words: str = "the trust pays") -> str:
    """Send in a form that closes the concern in any way, opened or not; return what is answered."""
    values = {"outcome": {"type": "plain_text_input", "value": words}}
    metadata = {"concern": 1, "status": status}
    answer = await forging.submit(world, person, "concern_closing", metadata, **values)
    await world.settle()
    return answer.body


async def concern(world: World) -> Concern:
    async with world.sessions.read() as session:
        found = await concerns.find(session, world.workspace.team_id, 1)
    assert found is not None
    return found


@pytest.mark.parametrize("person", ["rosa", "ade"])
async def test_only_whoever_raised_it_withdraws_it_even_by_a_form_that_they_were_not_offered(
    worried: World, person: str
) -> None:
    assert "Only whoever raised a concern can withdraw it" in await sent_in(worried, person, "withdrawn")
    assert OPEN in card(worried)
    assert direct(worried, "mal") == []

    assert await sent_in(worried, "mal", "withdrawn") == ""
    assert MONEY not in card(worried)


async def test_it_is_not_closed_as_open(worried: World) -> None:
    assert "There is no such concern here." in await sent_in(worried, "rosa", "open")
    assert (await concern(worried)).closed_by is None


@pytest.mark.parametrize(
    ("person", "status"), [("rosa", "upheld"), ("ade", "answered"), ("ade", "upheld"), ("mal", "withdrawn")]
)
async def test_what_is_closed_is_not_closed_again_in_another_way_or_by_somebody_else(
    worried: World, person: str, status: str
) -> None:
    await close(worried, "rosa", "Answered", "the trust pays")
    before = await concern(worried)

    assert "It was answered meanwhile" in await sent_in(worried, person, status, "nobody pays")
    assert await concern(worried) == before
    await worried.morning()
    assert len(direct(worried, "mal")) == 1


async def test_whoever_had_no_answer_sends_the_same_form_in_again_and_it_is_closed_once(
    worried: World,
) -> None:
    await worried.workspace.click("rosa", "Details", channel="board")
    await worried.workspace.choose("rosa", "Close it as", "Answered", modal=True)
    await worried.workspace.fill("rosa", {"How was it answered?": "the trust pays"})
    worried.slack.faults.add("view_submission", "lost reply")
    await worried.workspace.submit("rosa")
    before = await concern(worried)

    answer = await worried.workspace.submit("rosa")
    await worried.settle()

    assert "errors" not in answer.body
    assert await concern(worried) == before
    assert worried.workspace.modal_text("rosa").count("answered the concern") == 1
    await worried.morning()
    assert len(direct(worried, "mal")) == 1


async def test_nothing_is_closed_on_what_was_undone(worried: World) -> None:
    await worried.workspace.click("rosa", "Undo", channel="board")

    assert "D1 was undone" in await sent_in(worried, "rosa", "answered")
    assert (await concern(worried)).closed_by is None


async def test_the_card_says_what_was_upheld_and_no_more_that_it_is_open(worried: World) -> None:
    await close(worried, "rosa", "Upheld", "we ask the trust again")

    assert OPEN not in card(worried)
    assert f"Reservation upheld: {MONEY} (mal). Back on the agenda: we ask the trust again" in card(worried)


async def test_somebody_who_looks_in_from_outside_closes_nothing(worried: World) -> None:
    assert "You are not in this group" in await sent_in(worried, "sam", "answered")
    assert OPEN in card(worried)


@pytest.mark.parametrize(("decision", "opens"), [(1, True), (2, False), (99, False)])
async def test_the_details_of_a_decision_open_no_form_for_what_was_raised_on_another(
    worried: World, decision: int, opens: bool
) -> None:
    await decide(worried, "val", "We meet on Mondays")
    await worried.workspace.click("rosa", "Details", channel="board", on="D1")
    [details] = worried.slack.views.stack(worried.workspace.person("rosa").id)
    details.given["private_metadata"] = json.dumps({"decision": decision})

    await worried.workspace.choose("rosa", "Close it as", "Answered", modal=True)
    await worried.settle()

    assert ("How was it answered?" in worried.workspace.modal_text("rosa")) is opens


async def test_details_that_come_back_are_for_whoever_closed_something_in_them(worried: World) -> None:
    await raise_concern(worried, "ade", "it is too early")
    await worried.workspace.click("ade", "Details", channel="board")
    await worried.workspace.choose("ade", "Close it as", "Answered", modal=True, nth=0)
    await worried.workspace.fill("ade", {"How was it answered?": "the trust pays"})
    await worried.workspace.submit("ade")
    await worried.settle()

    view = worried.workspace.modal("ade") or {}
    [menu] = [block["accessory"] for block in view["blocks"] if "accessory" in block]
    assert [each["text"]["text"] for each in menu["options"]] == ["Answered", "Upheld", "Withdrawn"]


async def test_whoever_is_not_in_the_channel_is_shown_no_form_that_closes_a_concern(worried: World) -> None:
    worried.workspace.add_channel("plaza", members=["sam"])
    await worried.workspace.slash("sam", "/decide We like fountains", channel="plaza")
    await worried.settle()
    await worried.workspace.click("sam", "Raise a concern", channel="plaza")
    await worried.workspace.fill("sam", {"Concern": "they are wet"})
    await worried.workspace.submit("sam")
    await worried.settle()
    await worried.workspace.click("sam", "Details", channel="plaza")
    [details] = worried.slack.views.stack(worried.workspace.person("sam").id)
    details.given["private_metadata"] = json.dumps({"decision": 1})
    details.given["blocks"] = json.loads(json.dumps(details.given["blocks"]).replace('"2 ', '"1 '))

    await worried.workspace.choose("sam", "Close it as", "Answered", modal=True)
    await worried.settle()

    assert MONEY not in worried.workspace.modal_text("sam")


async def test_a_form_that_is_sent_in_again_after_minutes_raises_one_concern(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": MONEY})
    world.slack.faults.add("view_submission", "lost reply")
    await world.workspace.submit("mal")
    await world.advance(minutes=2)
    await world.workspace.submit("mal")
    await world.settle()

    assert card(world).count(MONEY) == 1
    assert len(direct(world, "rosa")) == 1


async def test_whoever_is_not_in_the_channel_raises_no_concern(worried: World) -> None:
    values = {"concern": {"type": "plain_text_input", "value": "who asked us?"}}
    answer = await forging.submit(worried, "sam", "concern_form", {"decision": 1}, **values)
    await worried.settle()

    assert "You are not in this group" in answer.body
    assert "who asked us?" not in card(worried)


@pytest.mark.parametrize("ended", ["answered", "undone"])
async def test_the_recorder_hears_of_none_that_has_ended_before_they_could_be_told(
    world: World, ended: str
) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": MONEY})
    await world.workspace.submit("mal")
    if ended == "undone":
        await world.workspace.click("rosa", "Undo", channel="board")
        await world.settle()
    else:
        await sent_in(world, "ade", "answered")

    assert not [said for said in direct(world, "rosa") if MONEY in said]


async def test_a_concern_is_said_in_words(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": "   "})
    await world.workspace.submit("mal")
    await world.settle()

    assert "What is your concern?" in world.workspace.errors("mal")["Concern"]
    assert direct(world, "rosa") == []
