"""What becomes of work that its owner can not do: passed on, handed back, blocked, or perhaps not needed."""

from dataclasses import replace
from datetime import datetime

from bot.actions import fit_owners
from bot.actions import service as action_service
from bot.actions.needed import service as needed
from bot.actions.service import Authorised
from bot.actions.waits import service as waits
from bot.actions.waits.service import Obstacle
from bot.language.refusal import Refusal
from bot.nudges import service as nudge_service
from bot.nudges.replies import deliveries as reply_deliveries
from bot.sources import known as known_here
from bot.understanding import absences, obstacles, plain
from storage import actions, people
from storage.database import Session
from storage.records import Action, Audience, Note, NoteKind


async def block(
    session: Session, authorised: Authorised, obstacle: Obstacle, why: str, *, public: bool = False
) -> None:
    """Let an owner wait for an obstacle.

    What they wrote goes to whoever asked, and to the group once they say so; what was said in `public` is on
    the card at once.
    """
    action_service.refuse_done(authorised)
    await _refuse_strangers(session, authorised.action, obstacle)
    authorised = await nudge_service.as_theirs(session, authorised)
    note = await _keep(session, authorised, obstacle, why, public=public)
    if not public and absences.are_told_in(plain.fold(obstacle.words)):
        # Whom or what they wait for reads it; all of it stays in the note.
        obstacle = replace(obstacle, words="")
    await waits.begin(
        session,
        authorised.action,
        authorised.owner,
        obstacle,
        note,
        by=authorised.user,
        at=authorised.at,
        place=authorised.place,
        pressed=authorised.pressed,
    )


async def _refuse_strangers(session: Session, action: Action, obstacle: Obstacle) -> None:
    """Raise Refusal for somebody who would not hear that they are waited for."""
    user, team, channel = obstacle.user, action.team, action.channel
    if user is None:
        return
    there = await people.is_member(session, team, channel, user)
    if not there or not await people.reachable(session, team, channel, user):
        raise Refusal(fit_owners.STRANGER)


async def _keep(
    session: Session, authorised: Authorised, obstacle: Obstacle, why: str, *, public: bool
) -> Note:
    action, user, now = authorised.action, authorised.user, authorised.at
    words = f"Waits for {await _named(session, action, obstacle)}" + (f": {why}" if why else "")
    if public:
        return await actions.add_note(
            session, action, user, words, at=now, audience=Audience.GROUP, kind=NoteKind.WAIT
        )
    away = absences.are_told_in(plain.fold(words))
    return await reply_deliveries.keep(
        session, action, user, words, at=now, away=away, asked_why=True, tell_asker=False, kind=NoteKind.WAIT
    )


async def _named(session: Session, action: Action, obstacle: Obstacle) -> str:
    """Return what somebody waits for in plain words: 'A3', 'Sam', or as they said it."""
    if obstacle.action is not None:
        named = obstacle.action.label
    elif obstacle.user is not None:
        person = await people.find(session, action.team, obstacle.user)
        named = person.name if person is not None else "somebody"
    else:
        return obstacle.words
    return f"{named} ({obstacle.words})" if obstacle.words else named


async def understood(session: Session, action: Action, words: str, user: str, *, now: datetime) -> Obstacle:
    """Return what somebody's words say that an action waits for; raise Refusal where it may be several."""
    here = await known_here.gather(session, action.team, [action.channel], user, now=now)
    names = {person.user: person.name for person in here.people}
    awaited = obstacles.read(plain.read(words, names), here)
    if awaited.number == action.number:
        raise Refusal(f"{action.label} can not wait for itself.")
    if awaited.number is not None:
        other = await actions.numbered(session, action.team, action.channel, awaited.number)
        if other is None or other.undone_at is not None:
            raise Refusal(f"There is no A{awaited.number} in this group: what does {action.label} wait for?")
        return Obstacle(awaited.words, action=other)
    if len(awaited.who) > 1:
        either = " or ".join(names[each] for each in awaited.who if each in names)
        raise Refusal(f"Do you mean {either}? Write it out, or choose them under To whom.")
    if awaited.who:
        return Obstacle(awaited.words, user=awaited.who[0])
    return Obstacle(awaited.words or words)


async def hand_back(session: Session, authorised: Authorised, why: str) -> None:
    """Say no to an action, and send why to whoever asked."""
    note = await _why(session, authorised, why) if why else None
    await action_service.decline(session, authorised, note=note)


async def not_needed(
    session: Session, authorised: Authorised, why: str = "", *, public: bool = False
) -> None:
    """Drop an action that is not needed any more, if its owner may; else ask whoever may."""
    action_service.refuse_done(authorised)
    action, user, at = authorised.action, authorised.user, authorised.at
    note = await _why(session, authorised, why, public=public) if why else None
    if await action_service.may_close(session, action, user, at):
        # Why was written to the bot alone, so that it does not stand on the card.
        await action_service.close(session, action, user, at=at, dropped=needed.NOT_NEEDED)
        return
    await needed.ask(session, authorised, note)


async def _why(session: Session, authorised: Authorised, why: str, *, public: bool = False) -> Note | None:
    """Keep why an owner can't; return it as far as whoever asked may see it."""
    action, user, at = authorised.action, authorised.user, authorised.at
    if public:
        return await actions.add_note(session, action, user, why, at=at, audience=Audience.GROUP)
    away = absences.are_told_in(plain.fold(why))
    kept = await reply_deliveries.keep(
        session, action, user, why, at=at, away=away, asked_why=True, tell_asker=False
    )
    return None if away else kept
