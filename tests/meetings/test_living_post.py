"""The post of a meeting lists what was recorded at it, and is kept true without a second message."""

import re
from datetime import timedelta

from bot.sandbox import Message
from tests.decisions.test_corrections import correct
from tests.meetings.room import END, NEXT_RECAP, PEOPLE, SIX, TUESDAY, post, press, type_in
from tests.world import World

MENTIONED = "@Matters Arising"
LINK = r"<https://wellbeing\.slack\.com/archives/\w+/p(\d+)(?:\?[^|]+)?\|(\w+)>"


def listed(world: World) -> list[str]:
    """Return the lines under the post's heading, without their bullets."""
    [said] = [one.readable for one in world.workspace.messages("board") if one.plain.startswith("Meeting: ")]
    _, _, found = said.partition("\nRecorded")
    return [line.removeprefix("• ") for line in found.splitlines()[1:]]


def updates(world: World) -> int:
    """Return how often a meeting's post was changed."""
    texts = [one.arguments["text"] for one in world.slack.calls if one.method == "chat.update"]
    return len([one for one in texts if one.startswith("Meeting: ")])


async def raise_concern(world: World, person: str, on: str, words: str) -> None:
    await world.workspace.click(person, "Raise a concern", channel="board", on=on)
    await world.workspace.fill(person, {"Concern": words, "Strength": "Objection"})
    await world.workspace.submit(person)
    await world.settle()


def everything(world: World) -> list[Message]:
    """Return every message of the channel, those in threads too."""
    tops = world.workspace.messages("board")
    found = [each for top in tops for each in (top, *world.workspace.messages("board", top.ts))]
    return list({each.ts: each for each in found}.values())


async def agree(world: World, person: str, on: str) -> None:
    await world.workspace.click(person, "Details", channel="board", on=on)
    await world.workspace.choose(person, "Change status", "Agreed", modal=True)
    await world.workspace.submit(person)
    await world.settle()


async def test_a_meetings_post_lists_what_was_recorded_with_links_to_the_cards(room: World) -> None:
    await type_in(room, "/decide Open the café on Sundays because people asked for it")
    await type_in(room, "/decide Proposal: close the annexe in winter")
    await type_in(room, "/action @ade and @val to write to every practice by 18 December")
    await raise_concern(room, "mal", "D1", "Who pays?")

    lines = [
        "D1 Open the café on Sundays",
        "D2 (proposed) close the annexe in winter",
        "A1 write to every practice – ade and val, due Friday 18 December",
        "Objection on D1: Who pays? (mal)",
    ]
    assert listed(room) == lines
    assert "Recorded so far" in post(room)
    [said] = [one for one in room.workspace.messages("board") if one.plain.startswith("Meeting: ")]
    assert said.plain.endswith(f"Recorded so far: {'; '.join(lines)}.")
    cards = {one.ts.replace(".", ""): one.plain.split()[0] for one in room.workspace.messages("board")}
    links = re.findall(LINK, str(said.blocks))
    assert [label for _, label in links] == ["D1", "D2", "A1", "D1"]
    assert all(cards[ts] == label for ts, label in links)


async def test_the_list_is_brought_up_to_date_with_whatever_changes(room: World) -> None:
    await type_in(room, "/decide Proposal: open the café on Sundays")
    await type_in(room, "/action @ade to write to every practice by 18 December")
    await type_in(room, "/decide Close the annexe")
    await room.workspace.click("rosa", "Undo", channel="board", on="D2")
    await room.settle()
    assert [line.split()[0] for line in listed(room)] == ["D1", "A1"]

    await agree(room, "rosa", "D1")
    await room.until(END + timedelta(minutes=5))
    assert listed(room)[0] == "D1 open the café on Sundays"
    assert "\nRecorded\n" in post(room)

    await correct(room, "rosa", "Open the café on Sundays and holidays")
    await room.workspace.click("ade", "Another date", dm=True)
    await room.workspace.fill("ade", {"Due": "19 January"})
    await room.workspace.submit("ade")
    await room.settle()
    assert listed(room) == [
        "D1 Open the café on Sundays and holidays",
        "A1 write to every practice – ade, due Tuesday 19 January 2027",
    ]

    await room.workspace.click("ade", "I'll do it", dm=True)
    await room.settle()
    await room.workspace.click("ade", "Done", dm=True)
    await room.settle()
    assert listed(room)[1] == "A1 write to every practice – done"


async def test_what_is_settled_or_objected_to_at_a_meeting_is_listed_though_it_is_older(world: World) -> None:
    await type_in(world, "/decide Proposal: open the café on Sundays")
    await type_in(world, "/decide Close the annexe")
    await type_in(world, "/meeting 24 November at 10:00")
    await world.workspace.click("rosa", "Confirm", ephemeral=True)
    await world.until(TUESDAY + timedelta(minutes=5))
    assert listed(world) == []

    await agree(world, "val", "D1")
    await raise_concern(world, "mal", "D2", "It is cold")

    assert listed(world) == ["D1 open the café on Sundays", "Objection on D2: It is cold (mal)"]


async def test_a_burst_of_records_changes_the_post_once(room: World) -> None:
    for words in SIX:
        await room.workspace.slash("rosa", f"/decide {words}", channel="board")
    await room.workspace.slash("rosa", "/action @ade to write to every practice", channel="board")
    before = updates(room)
    await room.settle()

    assert updates(room) == before + 1
    assert len(listed(room)) == len(SIX) + 1


async def test_people_who_press_and_an_undo_that_lapses_change_no_list(room: World) -> None:
    await type_in(room, f"/decide {SIX[0]}")
    before = updates(room)
    await room.advance(minutes=20)
    assert updates(room) == before

    for person in PEOPLE:
        await press(room, person, "I'm here")
    assert updates(room) == before + len(PEOPLE)


async def test_who_is_late_with_what_they_took_on_is_not_named_in_the_list(room: World) -> None:
    await type_in(room, "/action @ade to write to every practice by 26 November")
    await room.until(TUESDAY + timedelta(days=5))
    await type_in(room, "/meeting correct attendance")
    await room.workspace.fill("rosa", {"Present": ["rosa", "val"]})
    await room.workspace.submit("rosa")
    await room.settle()

    assert listed(room) == ["A1 write to every practice"]


async def test_until_the_recap_a_channel_is_told_of_a_record_by_its_card_and_the_list_alone(
    room: World,
) -> None:
    workspace = room.workspace
    await type_in(room, "/decide Proposal: open the café on Sundays")
    await type_in(room, "/action @ade to write to every practice by 18 December")
    await workspace.post("val", f"{MENTIONED} decide we close the annexe", channel="board")
    await room.settle()
    said = await workspace.post("mal", "I will ring the hall by Friday", channel="board")
    await workspace.shortcut("rosa", "record_action", said, channel="board")
    await workspace.submit("rosa")
    await room.settle()
    await raise_concern(room, "mal", "D1", "Who pays?")
    await agree(room, "rosa", "D1")
    await workspace.click("ade", "I'll do it", dm=True)
    await room.settle()
    await workspace.click("ade", "Done", dm=True)
    await workspace.post("mal", f"{MENTIONED} A2 is done", channel="board")
    await room.until(NEXT_RECAP)

    ours = [one for one in everything(room) if one.user == workspace.bot_user]
    for label in ("D1", "D2", "A1", "A2"):
        telling = [one.plain for one in ours if re.search(rf"\b{label}\b", one.plain + one.readable)]
        assert sorted(one.split()[0] for one in telling) == sorted([label, "Meeting:", "Before"]), telling
