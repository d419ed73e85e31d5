"""A board in a full room, of whom nobody has said yet that they are there."""

import re
from datetime import UTC, datetime, timedelta

from tests.world import World

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
END = TUESDAY + timedelta(minutes=90)
NEXT_RECAP = datetime(2026, 12, 7, 12, 0, tzinfo=UTC)
PEOPLE = ("rosa", "ade", "val", "mal", "priya")
SIX = [
    "Open the café on Sundays",
    "Write to every practice manager",
    "Close the annexe in winter",
    "Publish the referral numbers",
    "Invite the youth council",
    "Move the drop-in to the library",
]


async def type_in(world: World, typed: str, person: str = "rosa") -> None:
    await world.workspace.slash(person, typed, channel="board")
    await world.settle()


async def gather(world: World) -> None:
    """Plan the board's meetings, and let the first one begin."""
    await type_in(world, "/meeting every second Tuesday at 10:00 for 90 minutes")
    await world.workspace.click("rosa", "Confirm")
    await world.until(TUESDAY + timedelta(minutes=5))


async def press(world: World, person: str, label: str) -> None:
    await world.workspace.click(person, label, channel="board", on="Meeting: ")
    await world.settle()


async def correct(world: World, present: list[str]) -> None:
    await type_in(world, "/meeting correct attendance")
    await world.workspace.fill("rosa", {"Present": present})
    await world.workspace.submit("rosa")
    await world.settle()


def cards(world: World) -> list[str]:
    return [one.readable for one in world.workspace.messages("board") if one.plain.startswith("D")]


def were_there(card: str) -> set[str]:
    """Return who was there as the card of a decision says; nobody where it does not."""
    told = re.search(r"\. ([^.]+) (?:was|were) there\.", card)
    return set(re.split(", | and ", told[1])) if told else set()


def there(shown: str) -> list[str]:
    return [line for line in shown.splitlines() if "Who was there" in line]


def post(world: World) -> str:
    return next(
        one.readable for one in world.workspace.messages("board") if one.plain.startswith("Meeting: ")
    )


def recap(world: World) -> list[str]:
    [said] = [one for one in world.workspace.said_in("board") if one.startswith("Before the meeting")]
    return said.splitlines()


def answer(world: World, person: str) -> str:
    return world.workspace.ephemerals(person)[-1].plain
