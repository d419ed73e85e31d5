"""The rule: who may see which group's record, by what Slack says within a second, or said within a minute."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.slack.people import Away, People, Unconfirmed, Unsure
from storage import groups, sharing

PATIENCE = 1.0
"""Seconds that Slack has to say who may see a group, all pages of its members; then nobody may."""


@dataclass(frozen=True)
class Sight:
    """Which of some groups somebody may see; `unsure` tells that Slack did not say so of others."""

    channels: tuple[str, ...]
    unsure: bool


async def sees(people: People, team: str, viewer: str, channel: str) -> bool:
    """Tell whether a person may be shown a group's record; raise Unsure when Slack does not say.

    Members see their channel. A public one is also seen by everybody who has a full account in
    this workspace: not by guests, nor by people of another workspace. Those must wait, which raises
    Unconfirmed, until it is confirmed that their channel was shared after something was recorded.
    """
    async with in_time():
        person = await people.person(team, viewer)
        if person is None or person.deactivated or person.bot:
            return False
        outsider = person.home_team not in (None, team)
        if people.is_confirmed(team, channel, viewer) or viewer in await people.members(team, channel):
            if outsider:
                await _refuse_unconfirmed(people, team, channel)
            return True
        if person.guest or outsider:
            return False
        about = await people.channel(team, channel)
        return not (about.private or about.direct)


async def _refuse_unconfirmed(people: People, team: str, channel: str) -> None:
    async with people.sessions.read() as session:
        if await sharing.is_paused(session, team, channel):
            raise Unconfirmed(sharing.UNCONFIRMED)


async def may_see(people: People, team: str, viewer: str, channel: str) -> bool:
    """Tell the same as `sees`, and False when Slack does not say."""
    try:
        return await sees(people, team, viewer, channel)
    except Unsure:
        return False


async def is_in(people: People, team: str, user: str, channel: str) -> bool:
    """Tell whether a person is in a channel; raise Unsure when Slack does not say."""
    async with in_time():
        return people.is_confirmed(team, channel, user) or user in await people.members(team, channel)


async def in_sight(people: People, team: str, viewer: str, channels: Iterable[str]) -> Sight:
    """Return which of some groups a person may see; all of them are asked about in the same second."""
    asked = list(channels)
    told = await asyncio.gather(
        *(sees(people, team, viewer, channel) for channel in asked), return_exceptions=True
    )
    for answer in told:
        if isinstance(answer, BaseException) and not isinstance(answer, Unsure):
            raise answer
    seen = tuple(channel for channel, answer in zip(asked, told, strict=True) if answer is True)
    return Sight(seen, unsure=any(isinstance(answer, Unsure) for answer in told))


async def still_in_sight(
    people: People, team: str, viewer: str, theirs: Iterable[str], others: Iterable[str]
) -> tuple[Sight, Sight]:
    """Return in which of the groups that are `theirs` somebody is still, and which others they may see.

    For what is shown to them unasked, and so stays: a public channel that they have left is theirs no more.
    A group in which the bot is not, or whose sharing waits to be confirmed, is out of sight for certain.
    """
    inside, seen = [*theirs], [*others]
    told = await asyncio.gather(
        *(_is_inside(people, team, viewer, channel) for channel in inside),
        *(sees(people, team, viewer, channel) for channel in seen),
        return_exceptions=True,
    )
    return _sight(inside, told[: len(inside)]), _sight(seen, told[len(inside) :])


async def _is_inside(people: People, team: str, viewer: str, channel: str) -> bool:
    seen = await sees(people, team, viewer, channel)
    return seen and await is_in(people, team, viewer, channel)


def _sight(asked: list[str], told: Sequence[bool | BaseException]) -> Sight:
    for answer in told:
        if isinstance(answer, BaseException) and not isinstance(answer, Unsure):
            raise answer
    seen = tuple(channel for channel, answer in zip(asked, told, strict=True) if answer is True)
    return Sight(seen, unsure=any(map(in_doubt, told)))


def in_doubt(answer: object) -> bool:
    """Tell whether it is unknown only for now what somebody may see, because Slack did not answer."""
    return isinstance(answer, Unsure) and not isinstance(answer, Away | Unconfirmed)


async def held_in_sight(people: People, team: str, viewer: str) -> Sight:
    """Return which of a workspace's groups a person may see."""
    async with people.sessions.read() as session:
        held = [group.channel for group in await groups.of_workspace(session, team)]
    return await in_sight(people, team, viewer, held)


@asynccontextmanager
async def in_time() -> AsyncIterator[None]:
    """Raise Unsure when it takes longer than Slack has to answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except TimeoutError as error:
        # Worded as when Slack refuses to say: what waits for that is sent once it says so again.
        raise Unsure("conversations.members failed") from error
