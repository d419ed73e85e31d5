"""Calls people by name in all that the bot writes: as Slack has told before, or tells when it is asked."""

import asyncio
from contextlib import suppress

from bot.slack.blocks import names
from bot.slack.blocks.names import Said
from bot.slack.people import People, Unsure
from storage import people as known_people
from storage.database import UNREACHABLE


async def named(people: People, team: str, said: Said, *, ringing: str | None = None) -> Said:
    """Return a message with people's names in place of their tokens, save of whom it may be `ringing`.

    Slack is asked about those not known yet; whoever it does not tell of keeps their token.
    """
    users = names.mentioned(said) - {ringing}
    if not users:
        return said
    called = await _known(people, team, users)
    unknown = sorted(users - called.keys())
    told = await asyncio.gather(*(_told(people, team, user) for user in unknown))
    return names.written(said, called | dict(zip(unknown, told, strict=True)))


async def named_at_once(people: People, team: str, said: Said) -> Said:
    """Return the same without asking Slack, for an answer or a form that people wait for; nobody is rung."""
    users = names.mentioned(said)
    with suppress(*UNREACHABLE):
        return names.written(said, await _known(people, team, users)) if users else said
    return said


async def _known(people: People, team: str, users: frozenset[str]) -> dict[str, str]:
    async with people.sessions.read() as session:
        known = await known_people.known(session, team, users)
    return {user: person.name for user, person in known.items()}


async def _told(people: People, team: str, user: str) -> str:
    """Return what Slack calls somebody; empty where it does not tell."""
    with suppress(Unsure):
        if person := await people.person(team, user):
            return person.name
    return ""
