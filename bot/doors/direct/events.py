"""A message to the bot alone: what it says of somebody's work is done, or else kept with the action."""

from bot.doors.direct import attending, decided, deliveries, known, meanings, meant, service, shown
from bot.doors.direct.known import Understood
from bot.meetings import doing as meetings
from bot.nudges.replies.service import Talk
from bot.slack.blocks import text
from bot.slack.incoming.access import doors
from bot.slack.incoming.access.named import Claim
from bot.slack.incoming.requests import Event
from bot.understanding.meaning import Ask, Prefer, Preference, Show, What
from storage import people
from storage.database import Session
from storage.records import Action

MOST_NAMED = 5
LEFT = (
    "You are no longer in {where}, so I can show you nothing of it, and nothing was stored. Ask somebody in"
    " it to add you."
)


async def take(event: Event) -> None:
    """Do what somebody says is done, or keep what they wrote; tell them which, and the person who asked.

    All of that is stored before the event is acknowledged, even where Slack must be asked first whether they
    may still see what it is about: what is not acknowledged, Slack sends again.
    """
    if not (event.fields.get("text") or "").strip():
        return
    async with event.bot.sessions.read() as session:
        talk = await shown.read_talk(session, event)
        understood = await known.understand(session, talk, str(event.fields["text"]))
        about = await _about(session, talk, understood)
        person = await people.find(session, event.team, event.user)
        channels = [action.channel for same in about for action in same]
        looked_for = isinstance(understood.meaning, Show | Ask) or meetings.concerned(understood.meaning)
        if looked_for or decided.may_be_meant(talk, understood):
            # What is to be seen is looked for wherever they are, also where nothing is theirs to do.
            channels += await people.groups_of(session, event.team, event.user)
            channels += [each.channel for each in (*talk.shown, *(part.action for part in talk.owed))]
    claim = Claim(None, tuple(dict.fromkeys(channels)), "", person, inside=False, reads=False)
    await _take(event, claim, about, sees=looked_for and _needs_sight(understood))


def _needs_sight(understood: Understood) -> bool:
    """Tell whether what somebody wants to see is in their groups, and not of the bot itself."""
    wanted = understood.meaning
    return not isinstance(wanted, Show) or wanted.what not in (What.HELP, What.PRIVACY)


async def _about(session: Session, talk: Talk, understood: Understood) -> list[list[Action]]:
    """Return lists of actions that words may be about; the writer must be able to see one of each list."""
    if isinstance(understood.meaning, Prefer) and understood.meaning.what is Preference.WHY:
        return [[*talk.shown, *(part.action for part in talk.owed)]]
    if understood.is_to_see or meetings.concerned(understood.meaning):
        return []  # It is looked for only where they may see it.
    found = [
        [action for ref in together if (action := understood.action(ref)) is not None]
        for together in meanings.refs(understood.meaning)
    ]
    return [same for same in found if same] or await shown.may_mean(session, talk, understood)


async def _take(event: Event, claim: Claim, about: list[list[Action]], *, sees: bool) -> None:
    """Do what somebody wrote, unless it is about a group that they may no longer see."""
    stands = await doors.look(event, claim)
    refused = _why_refused(about, stands) if about else _why_unseen(sees, stands)
    sight = frozenset(channel for channel, how in stands.items() if not doors.is_out(how))
    async with event.bot.sessions.begin() as session:
        if not await event.first_time(session):
            return
        if refused:
            await deliveries.refuse_writer(session, event.team, event.fields, refused, at=event.at)
            return
        # It is read again: what they owed may have changed while Slack was asked.
        talk = await shown.read_talk(session, event)
        # A number out of their sight is no second one that they could mean.
        talk = talk.within(sight)
        understood = await known.understand(session, talk, str(event.fields["text"]))
        if await attending.take(session, event, talk, understood.meaning):
            return
        if await decided.take(session, event, talk, understood):
            return
        doing = meant.Doing(session, event, talk, understood)
        if not (await doing.do(understood.meaning) or await doing.ask_for_asker()):
            await service.take(session, event.fields, talk, understood)


def _why_refused(about: list[list[Action]], stands: doors.Stands) -> str:
    """Return why nothing is done about what somebody wrote; empty when they may see what it is about."""
    for same in about:
        hows = [stands[action.channel] for action in same]
        if same and (any(map(doors.in_doubt, hows)) or all(map(doors.is_out, hows))):
            return doors.why_not(hows)
    return ""


def _why_unseen(sees: bool, stands: doors.Stands) -> str:
    """Return why somebody is shown nothing of any group; empty where there is one that they may see."""
    return _why_not(stands) if sees and stands and all(map(doors.is_out, stands.values())) else ""


def _why_not(stands: doors.Stands) -> str:
    """Say why nothing is done in some groups, and in which they are no longer."""
    why = doors.why_not(stands.values())
    where = text.listed([text.channel(channel) for channel in sorted(stands)[:MOST_NAMED]])
    return LEFT.format(where=where) if why == doors.GONE else why
