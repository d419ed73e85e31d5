"""Keeps whoever presses a button or sends in a form to what they may see, before anything else is read.

A command, a mention or a shortcut is Slack's own word that its sender is in the channel. For anything else
Slack must have said so within the minute, or is asked: before the acknowledgement where a form must be
answered, after it where a button was pressed.
"""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from enum import Enum, auto

from bot.access import named, sight
from bot.access.named import Claim
from bot.acts import Act, Command
from bot.parsing.refusal import Refusal
from bot.people import Away, Unsure
from bot.views import text
from storage import groups, people, sharing

GONE = "You are no longer in this group, so nothing was stored. Ask somebody in it to add you."
OUTSIDE = "You are not in this group's channel, so nothing was stored. Join it, then try again."
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
    """How somebody stands to a group: in its channel, free to see it, or neither."""

    IN = auto()
    SEES = auto()
    OUT = auto()


Stands = dict[str, Standing | Unsure]


def heard(act: Act, at: datetime | None = None) -> None:
    """Take a command, a mention or a shortcut as Slack's own word that its sender was in the channel then."""
    if not (isinstance(act, Command) and act.is_direct):
        act.bot.people.confirm(act.team, act.channel, act.user, at or act.at)


async def claim(act: Act, kind: str) -> Claim:
    """Return what somebody claims who presses a button or sends in a form; see `named.claim`."""
    async with act.bot.sessions.read() as session:
        return await named.claim(session, act, kind)


def is_settled(act: Act, made: Claim) -> bool:
    """Tell whether a claim can be answered without asking Slack: all of it was confirmed, or is nothing."""
    if made.person is not None and (made.person.deactivated or made.person.bot):
        return False
    return all(act.bot.people.is_confirmed(act.team, channel, act.user) for channel in _channels(made))


async def admit(act: Act, made: Claim) -> None:
    """Let a claim pass, and store what Slack says of their membership; raise Refusal for what is not theirs.

    What is not theirs and what is not there are refused in the same words.
    """
    stands = await _stands(act, made)
    async with act.bot.sessions.read() as session:
        known = [each for each in stands if await people.is_member(session, act.team, each, act.user)]
        left = made.place and await people.has_left(session, act.team, made.place, act.user)
        if _is_outsider(act, made):
            for channel in [each for each, how in stands.items() if how is Standing.IN]:
                if await sharing.is_paused(session, act.team, channel):
                    raise Refusal(UNCONFIRMED)
    await _note(act, stands, known)
    if made.place is not None:
        _refuse_outside(act, made.place, stands[made.place], left=bool(left))
    if made.groups is None or any(not _is_out(stands[channel]) for channel in made.groups):
        return
    in_doubt = [stands[each] for each in made.groups if each in known and isinstance(stands[each], Unsure)]
    raise Refusal(_in_doubt(in_doubt) if in_doubt else made.unknown)


def _is_outsider(act: Act, made: Claim) -> bool:
    """Tell whether somebody is of another workspace: by what is known of them, else by what Slack signs."""
    home = made.person.home_team if made.person is not None else act.body["user"].get("team_id")
    return home not in (None, act.team)


def _is_out(how: Standing | Unsure) -> bool:
    return how is Standing.OUT or isinstance(how, Unsure)


def _channels(made: Claim) -> Iterable[str]:
    return dict.fromkeys([*([made.place] if made.place is not None else []), *(made.groups or ())])


async def _stands(act: Act, made: Claim) -> Stands:
    """Return how somebody stands to each group that they claim to see, all asked about at once."""
    channels = list(_channels(made))
    told = await asyncio.gather(*(_standing(act, made, channel) for channel in channels))
    return dict(zip(channels, told, strict=True))


async def _standing(act: Act, made: Claim, channel: str) -> Standing | Unsure:
    asked, team, user = act.bot.people, act.team, act.user
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


async def _note(act: Act, stands: Stands, known: list[str]) -> None:
    """Store who is in or has left as Slack has just said, so that a lost event does no more harm."""
    joined = [each for each, how in stands.items() if how is Standing.IN and each not in known]
    left = [each for each in known if stands[each] in (Standing.SEES, Standing.OUT)]
    if not joined and not left:
        return
    async with act.bot.sessions.begin() as session:
        for channel in joined:
            if await groups.find(session, act.team, channel) is not None:
                await people.join(session, act.team, channel, act.user, at=act.at)
        for channel in left:
            await people.leave(session, act.team, channel, act.user, at=act.at)


def _refuse_outside(act: Act, place: str, how: Standing | Unsure, *, left: bool) -> None:
    """Raise Refusal for whoever is not in the channel they press in, or can not see what they were sent."""
    if how is Standing.OUT or (left and isinstance(how, Unsure)):
        raise Refusal(GONE)
    if isinstance(how, Unsure):
        raise Refusal(_in_doubt([how]))
    if how is Standing.SEES and act.channel == place:
        raise Refusal(OUTSIDE)


def _in_doubt(answers: list[Standing | Unsure]) -> str:
    return AWAY if all(isinstance(answer, Away) for answer in answers) else UNSURE
