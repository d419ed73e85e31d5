"""A message to the bot alone: that work is done, or else a note to be kept with the action."""

from bot.doors.direct import deliveries, service, shown
from bot.slack.incoming.access import doors
from bot.slack.incoming.access.named import Claim
from bot.slack.incoming.requests import Event
from storage import people
from storage.records import Action


async def take(event: Event) -> None:
    """Do what somebody says is done, or keep what they wrote; tell them which, and the person who asked.

    All of that is stored before the event is acknowledged, even where Slack must be asked first whether they
    may still see what it is about: what is not acknowledged, Slack sends again.
    """
    if not (event.fields.get("text") or "").strip():
        return
    async with event.bot.sessions.read() as session:
        talk, reply, words = await shown.read_reply(session, event)
        meant = await shown.may_mean(session, talk, reply, words)
        person = await people.find(session, event.team, event.user)
    channels = dict.fromkeys(action.channel for same in meant for action in same)
    await _take(event, Claim(None, tuple(channels), "", person, inside=False, reads=False), meant)


async def _take(event: Event, claim: Claim, meant: list[list[Action]]) -> None:
    """Do what somebody wrote, unless it is about a group that they may no longer see."""
    stands = await doors.look(event, claim)
    refused = _why_refused(meant, stands)
    sight = frozenset(channel for channel, how in stands.items() if not doors.is_out(how))
    async with event.bot.sessions.begin() as session:
        if not await event.first_time(session):
            return
        if refused:
            await deliveries.refuse_writer(session, event.team, event.fields, refused, at=event.at)
            return
        # It is read again: what they owed may have changed while Slack was asked.
        talk, reply, words = await shown.read_reply(session, event)
        await service.take(session, event.fields, talk.within(sight), reply, words)


def _why_refused(meant: list[list[Action]], stands: doors.Stands) -> str:
    """Return why nothing is done about what somebody wrote; empty when they may see what it is about."""
    for same in meant:
        hows = [stands[action.channel] for action in same]
        if same and (any(map(doors.in_doubt, hows)) or all(map(doors.is_out, hows))):
            return doors.why_not(hows)
    return ""
