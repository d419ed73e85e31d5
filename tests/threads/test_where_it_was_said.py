"""What a thread came to is known by each message in which it stands, not by its wording alone."""

from datetime import date

from bot.slack.blocks import modals
from bot.threads import views
from bot.threads.views import Candidate
from bot.understanding.threads import RecordAs
from storage.records import DecisionStatus, Source
from tests.threads.test_capture_thread import cards, talk
from tests.world import World


def candidate(number: int) -> Candidate:
    """Return a candidate of which as much as can be is to be remembered."""
    said = f"17954244{number:02}.000206"
    others = tuple(f"1799{each}244{number:02}.00{each}001" for each in range(5, 10))
    source = Source("T1", "C0123456789A", "U1", said, None, "U0123456789A", said, others)
    back = date(2027, 1, 11)
    return Candidate(
        source, "sell", RecordAs.DECISION, status=DecisionStatus.PARKED, come_back_on=back, chosen=True
    )


def test_a_form_has_room_to_remember_where_all_that_it_lists_was_said() -> None:
    listed = [candidate(number) for number in range(views.MOST_LISTED)]
    kept: views.Kept = {"draft": 10_000_000, "reading": 1, "of": list(range(1, views.MOST_LISTED + 1))}
    source = Source("T1", "C0123456789A", "U1", None, "1795424400.000206")
    form = views.form(source, listed, kept=kept)
    assert len(form["private_metadata"]) <= modals.MOST_METADATA

    chosen = {f"as_{number}": "decision" for number in range(1, views.MOST_LISTED + 1)}
    values = {name: {name: {"selected_option": {"value": kind}}} for name, kind in chosen.items()}
    found = views.confirmed({**form, "state": {"values": values}}, source)
    assert [one.source.said_also for one in found] == [one.source.said_also for one in listed]


async def test_the_details_of_what_a_thread_came_to_link_to_each_message_in_which_it_stands(
    world: World,
) -> None:
    said = await talk(
        world,
        "ade: shall we close the annexe over Easter?",
        "val: yes, let's",
        "mal: fine by me",
        "ade: val can you ring the caterer?",
        "val: sure",
        "ade: thanks",
        "val: by 11 December",
    )
    await world.workspace.shortcut("rosa", "capture_thread", said[0], "board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()

    for label, stands in (("D1", said[:3]), ("A1", [said[3], said[4], said[6]])):
        [card] = [each for each in cards(world, said[0]) if each.plain.startswith(label)]
        await world.workspace.click("mal", "Details", channel="board", ts=card.ts)
        await world.settle()
        assert "Where it was said: first, second, third" in world.workspace.modal_text("mal")
        shown = str(world.workspace.modal("mal"))
        links = [f"p{ts.replace('.', '')}?thread_ts={said[0]}" for ts in stands if ts != said[0]]
        assert all(link in shown for link in links)
        assert f"p{stands[0].replace('.', '')}" in shown
        await world.workspace.close_modal("mal")
