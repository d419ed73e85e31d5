"""What somebody answers to the bot alone when they were told of decisions, or names one.

That they have read them counts as `Got it` does; for all else they have the buttons right there, with what
they wrote filled in.
"""

from collections.abc import Sequence

from bot.decisions import service as decision_service
from bot.doors.direct import deliveries
from bot.doors.direct.known import Understood
from bot.nudges.replies.service import Talk
from bot.recaps import service as recaps
from bot.recaps import views as recap_views
from bot.slack import directory
from bot.slack.incoming.requests import Event
from bot.understanding.meaning import Courtesy, NotUnderstood, Politeness, Ref, Show, What
from bot.understanding.reactions import Reaction
from storage import decisions, meetings
from storage.database import Session
from storage.records import Decision, RecordKind, ReplyMeans, subjects

MOST = 5
"""So many decisions have their buttons under an answer."""
_SHOWS_MORE = (What.DECISIONS, What.ACTIONS)


def may_be_meant(talk: Talk, understood: Understood) -> bool:
    """Tell whether somebody may say something of a decision, which is looked for in all their groups."""
    return _told(talk) or understood.note.is_of_a_decision


async def take(session: Session, event: Event, talk: Talk, understood: Understood) -> bool:
    """Take what somebody answers to decisions; tell whether it was that."""
    if not _is_of_decisions(talk, understood):
        return False
    found = await _meant(session, talk, understood)
    if not found or understood.reaction is None:
        return False
    if understood.reaction is Reaction.READ:
        await _confirm(session, event, talk, found)
    elif understood.reaction is Reaction.ASKS and len(found) == 1:
        wanted = Show(What.RECORD, record=Ref(RecordKind.DECISION, found[0].number, found[0].channel))
        within = [found[0].channel]
        await deliveries.show_writer(session, event.team, event.fields, wanted, within, at=event.at)
    else:
        there = await _meeting_of(session, found) if understood.reaction is Reaction.THERE else None
        await deliveries.offer_concern(
            session, event.team, event.fields, found[:MOST], understood.note.words, there, at=event.at
        )
    return True


def _is_of_decisions(talk: Talk, understood: Understood) -> bool:
    """Tell whether words are about decisions: they answer some, or name one, and mean nothing else."""
    note, meaning = understood.note, understood.meaning
    if note.numbers or note.is_of_absence or understood.says_done:
        return False
    if not _told(talk):
        return note.is_of_a_decision and isinstance(meaning, NotUnderstood)
    if understood.reaction is Reaction.READ:
        return isinstance(meaning, Courtesy | NotUnderstood | Show) and meaning != Courtesy(Politeness.HELLO)
    if isinstance(meaning, Show):
        looks_up = meaning.record or meaning.words or meaning.people or meaning.statuses or meaning.mine
        return meaning.what in _SHOWS_MORE and not (understood.is_to_see and looks_up)
    return isinstance(meaning, NotUnderstood)


def _told(talk: Talk) -> bool:
    return talk.about is not None and talk.about.kind.reply_means is ReplyMeans.ITS_DECISIONS


async def _meant(session: Session, talk: Talk, understood: Understood) -> list[Decision]:
    """Return the decisions that words are about: those that they name, else what their writer was told."""
    numbered = [
        await decisions.numbered(session, talk.written.team, channel, number)
        for number in understood.note.decisions[:MOST]
        for channel in sorted(talk.sight)
    ]
    about = talk.about.about if talk.about is not None else None
    ids: Sequence[int] = about.shown if isinstance(about, subjects.Items) and _told(talk) else ()
    ids = (about.newer,) if isinstance(about, subjects.Replaced) else ids
    told = (
        []
        if understood.note.decisions
        else [await decisions.find(session, talk.written.team, each) for each in ids]
    )
    return [
        one
        for one in [*numbered, *told]
        if one is not None and one.undone_at is None and one.channel in talk.sight
    ]


async def _confirm(session: Session, event: Event, talk: Talk, found: Sequence[Decision]) -> None:
    """Note that somebody has read what they were told, and say so."""
    team, user, at = event.team, event.user, event.at
    if talk.about is not None and isinstance(talk.about.about, subjects.Items):
        ids = [one.id for one in found]
        await recaps.confirm(session, team, user, talk.about, ids, inside=talk.sight, at=at)
    else:
        for one in found:
            await decision_service.confirm_read(session, team, one.id, user=user, at=at)
    said = recap_views.read(found, await directory.workspace(session, team))
    await deliveries.tell_writer(session, team, event.fields, said["text"], at=at)


async def _meeting_of(session: Session, found: Sequence[Decision]) -> int | None:
    """Return the one meeting at which decisions were made; None for several, or none."""
    met = {held.id for one in found if (held := await meetings.of_decision(session, one)) is not None}
    return met.pop() if len(met) == 1 else None
