"""Checks that people may see what they press, send in or write about, before anything is done.

A command, a mention or a shortcut is Slack's own word that its sender is in the channel. For anything else
Slack must have said so within the last minute, or it is asked: before the acknowledgement for a form, which
needs an answer, and for a message, which Slack sends again until it is stored; after it for a button.
"""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from enum import Enum, auto

from bot.language.refusal import OUTSIDE as OUTSIDE
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.incoming.access import named, sight
from bot.slack.incoming.access.named import Claim
from bot.slack.incoming.access.sight import in_doubt as in_doubt
from bot.slack.incoming.requests import Command, Request
from bot.slack.people import Away, Unconfirmed, Unsure
from storage import groups, people, sharing
from storage.database import Session

GONE = "You are no longer in this group, so nothing was stored. Ask somebody in it to add you."
UNSURE = f"{text.UNSURE} Nothing was stored."
UNCONFIRMED = (
    "This group's channel was shared with you after its record was begun, and nobody of the group has"
    " confirmed that yet, so nothing was stored. Ask its chair."
)
AWAY = (
    "I am not in this group's channel, so I can not see who is, and nothing was stored."
    " Invite me with `/invite @Matters Arising`, then try again."
)


class Standing(Enum):
    """Whether somebody is in a group's channel, may see it, still may after they left, or may not."""

    IN = auto()
    SEES = auto()
    LEFT = auto()
    OUT = auto()


Stands = dict[str, Standing | Unsure]


def heard(request: Request, at: datetime | None = None) -> None:
    """Take a command, a mention or a shortcut as Slack's own word that its sender was in the channel then."""
    if not (isinstance(request, Command) and request.is_direct):
        request.bot.people.confirm(request.team, request.channel, request.user, at or request.at)


async def claim(request: Request, kind: str) -> Claim:
    """Return what somebody claims who presses a button or sends in a form; see `named.claim`."""
    async with request.bot.sessions.read() as session:
        return await named.claim(session, request, kind)


def is_settled(request: Request, made: Claim) -> bool:
    """Tell whether a claim can be answered without asking Slack: all of it was confirmed, or is nothing."""
    if made.person is not None and (made.person.deactivated or made.person.bot):
        return False
    return all(
        request.bot.people.is_confirmed(request.team, channel, request.user) for channel in made.channels
    )


async def admit(request: Request, made: Claim) -> frozenset[str]:
    """Let a claim pass, and return those of its channels that they are in; else raise Refusal.

    What is not theirs and what is not there are refused in the same words.
    """
    stands = await look(request, made)
    if made.reads:
        stands = {each: Standing.SEES if how is Standing.LEFT else how for each, how in stands.items()}
    if made.place is not None:
        _refuse_outside(request, made, stands[made.place])
    if made.groups is not None and all(is_out(stands[channel]) for channel in made.groups):
        doubts = await _doubts(request, made.groups, stands)
        raise Refusal(why_not(doubts) if doubts else made.unknown)
    return frozenset(channel for channel, how in stands.items() if how is Standing.IN)


async def look(request: Request, made: Claim) -> Stands:
    """Return somebody's standing in each group of a claim, and store what Slack says of their membership.

    If they are known to have left a group, they are out of it even when Slack does not answer.
    """
    stands = await _ask_slack(request, made)
    async with request.bot.sessions.read() as session:
        known = [each for each in stands if await people.is_member(session, request.team, each, request.user)]
        outsider = _is_outsider(request, made)
        for channel, how in stands.items():
            if how is Standing.IN and outsider and await sharing.is_paused(session, request.team, channel):
                stands[channel] = Unconfirmed(sharing.UNCONFIRMED)
            elif how is Standing.SEES and channel in known:
                stands[channel] = Standing.LEFT
            elif how is not Standing.IN and await people.has_left(
                session, request.team, channel, request.user
            ):
                stands[channel] = Standing.LEFT if how is Standing.SEES else Standing.OUT
    await _note(request, stands, known)
    return stands


async def refuse_outsiders(session: Session, team: str, channel: str, user: str) -> None:
    """Raise Refusal unless somebody is in a group's channel: for what only its members may do.

    `admit`, which asks Slack, comes first, and also lets people in who may only see the group.
    """
    if not await people.is_member(session, team, channel, user):
        raise Refusal(OUTSIDE)


def why_not(stands: Iterable[Standing | Unsure]) -> str:
    """Say why somebody may do nothing in groups that they may not see, by their standing in each."""
    hows = list(stands)
    kinds = {type(how) for how in hows}
    if any(map(in_doubt, hows)):
        return UNSURE
    if Standing in kinds:
        return GONE
    return AWAY if kinds == {Away} else UNCONFIRMED


def is_out(how: Standing | Unsure) -> bool:
    """Tell whether a standing lets somebody do nothing in the group, as far as Slack says."""
    return how in (Standing.LEFT, Standing.OUT) or isinstance(how, Unsure)


async def _doubts(request: Request, channels: Iterable[str], stands: Stands) -> list[Unsure]:
    """Return the doubts about groups that somebody was in; they are not told that other groups exist."""
    found = []
    async with request.bot.sessions.read() as session:
        for channel in channels:
            how, user = stands[channel], request.user
            was_in = isinstance(how, Unconfirmed) or await people.is_member(
                session, request.team, channel, user
            )
            if isinstance(how, Unsure) and was_in:
                found.append(how)
    return found


def _is_outsider(request: Request, made: Claim) -> bool:
    """Tell whether somebody is of another workspace: by what is known of them, else by what Slack signs."""
    home = made.person.home_team if made.person is not None else request.home
    return home not in (None, request.team)


async def _ask_slack(request: Request, made: Claim) -> Stands:
    """Ask Slack about every group of a claim at once, and return somebody's standing in each."""
    told = await asyncio.gather(*(_standing(request, made, channel) for channel in made.channels))
    return dict(zip(made.channels, told, strict=True))


async def _standing(request: Request, made: Claim, channel: str) -> Standing | Unsure:
    asked, team, user = request.bot.people, request.team, request.user
    closed = made.person is not None and (made.person.deactivated or made.person.bot)
    if asked.is_confirmed(team, channel, user) and not closed:
        return Standing.IN
    try:
        async with sight.in_time():
            if not closed and await asked.is_in(team, channel, user):
                return Standing.IN
            return Standing.SEES if await sight.sees(asked, team, user, channel) else Standing.OUT
    except Unsure as unsure:
        return unsure


async def _note(request: Request, stands: Stands, known: list[str]) -> None:
    """Store who is in or has left, as Slack has just said; the event that should have told us may be lost."""
    joined = [each for each, how in stands.items() if how is Standing.IN and each not in known]
    left = [each for each in known if stands[each] in (Standing.LEFT, Standing.OUT)]
    if not joined and not left:
        return
    async with request.bot.sessions.begin() as session:
        for channel in joined:
            if await groups.find(session, request.team, channel) is not None:
                await people.join(session, request.team, channel, request.user, at=request.at)
        for channel in left:
            await people.leave(session, request.team, channel, request.user, at=request.at)


def _refuse_outside(request: Request, made: Claim, how: Standing | Unsure) -> None:
    """Raise Refusal unless they are in the channel they press in, or may see what they were sent."""
    if is_out(how):
        raise Refusal(why_not([how]))
    if how is Standing.SEES and (made.inside or request.channel == made.place):
        raise Refusal(OUTSIDE)
