"""Answers to what somebody writes to the bot alone about nothing that it asked of them."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.doors.doing import questions, told
from bot.doors.doing import views as question_views
from bot.home import views
from bot.lookups.shown import LookUp
from bot.meetings import doing as meetings
from bot.meetings.elsewhere import shown as meetings_shown
from bot.meetings.elsewhere import views as meeting_views
from bot.nudges.preferences import service as preferences
from bot.nudges.preferences import views as preference_views
from bot.nudges.preferences.changes import Changed
from bot.recaps import commands as recaps
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.slack.people import FRESH
from bot.understanding import packing
from bot.understanding.meaning import Answer, Change, Show, Wanted, What
from storage import decisions, drafts, outbox
from storage import meetings as meetings_kept
from storage.database import Session
from storage.records import Decision, Draft, Kind, Meeting, NewMessage, Outgoing, ReplyMeans, Source, subjects


async def answer_writer(
    session: Session,
    team: str,
    event: dict[str, Any],
    answered: Outgoing | None,
    *,
    at: datetime,
    away: bool = False,
    decided: bool = False,
    greets: bool = False,
) -> None:
    """Say what they can do, at length once a day; `answered` is what they reply to.

    Each time they are told that nobody hears what they wrote: that they are `away` or ill, or what they think
    of what was `decided`. Whoever only `greets` is answered once a day.
    """
    user, what = str(event["user"]), "help"
    if away or decided:
        what = "away" if away else "decided"
    elif answered is not None:
        decisions = answered.kind.reply_means is ReplyMeans.ITS_DECISIONS
        what = "decided" if decisions else "other"
    once = event["ts"] if what in ("decided", "away") else at.date().isoformat()
    key = f"{Kind.DIRECT_ANSWER}:{what}:{user}:{once}"
    if not greets and await outbox.find(session, team, key) is not None:
        key, what = f"{Kind.DIRECT_ANSWER}:unkept:{user}:{event['ts']}", "unkept"
    about = subjects.DirectAnswer(what=what, thread=_thread(event))
    await _put(session, team, user, key, about, at)


async def refuse_writer(
    session: Session, team: str, event: dict[str, Any], said: str, *, at: datetime
) -> None:
    """Say why nothing was done about what somebody wrote."""
    about = subjects.DirectAnswer(refused=said, thread=_thread(event))
    key = f"{Kind.DIRECT_ANSWER}:refused:{event['channel']}:{event['ts']}"
    await _put(session, team, str(event["user"]), key, about, at)


async def say_not_understood(session: Session, team: str, event: dict[str, Any], *, at: datetime) -> None:
    """Say that a question is not understood, and has been passed on to nobody."""
    about = subjects.DirectAnswer(what="asked", thread=_thread(event))
    await _put(session, team, str(event["user"]), _told(event, 0), about, at)


async def point_to_channel(session: Session, team: str, event: dict[str, Any], *, at: datetime) -> None:
    """Say where somebody says it who wants a group's meetings to be changed."""
    about = subjects.DirectAnswer(what="meetings", thread=_thread(event))
    key = f"{Kind.DIRECT_ANSWER}:meetings:{event['channel']}:{event['ts']}"
    await _put(session, team, str(event["user"]), key, about, at)


async def tell_writer(
    session: Session, team: str, event: dict[str, Any], said: str, *, at: datetime, nth: int = 0
) -> None:
    """Say in words what came of what somebody wrote; `nth` counts what is said of one message."""
    about = subjects.DirectAnswer(refused=said, thread=_thread(event))
    await _put(session, team, str(event["user"]), _told(event, nth), about, at)


async def tell_done(
    session: Session,
    team: str,
    event: dict[str, Any],
    did: Change | Answer,
    channel: str,
    *,
    at: datetime,
    nth: int = 0,
) -> None:
    """Say what was done to a record of a group because of what somebody wrote, and let them take it back."""
    about = subjects.DirectAnswer(did=packing.dumped(did), thread=_thread(event))
    await _put(session, team, str(event["user"]), _told(event, nth), about, at, channel=channel)


def _told(event: dict[str, Any], nth: int) -> str:
    return f"{Kind.DIRECT_ANSWER}:told:{event['channel']}:{event['ts']}:{nth}"


async def ask_writer(
    session: Session, team: str, event: dict[str, Any], draft: Draft, *, at: datetime
) -> None:
    """Ask somebody which of several things they mean by what they wrote."""
    about = subjects.DirectAnswer(draft=draft.id, thread=_thread(event))
    await _put(session, team, str(event["user"]), f"{Kind.DIRECT_ANSWER}:asked:{draft.id}", about, at)


async def show_writer(
    session: Session,
    team: str,
    event: dict[str, Any],
    wanted: Show,
    within: Collection[str],
    *,
    at: datetime,
) -> None:
    """Show somebody what they want to see of the groups that they may see, unless that takes a minute."""
    about = subjects.DirectAnswer(
        wanted=packing.dumped(wanted), within=",".join(sorted(within)), thread=_thread(event)
    )
    key = f"{Kind.DIRECT_ANSWER}:shown:{event['channel']}:{event['ts']}"
    await _put(session, team, str(event["user"]), key, about, at, expires_at=at + FRESH)


async def offer_concern(
    session: Session,
    team: str,
    event: dict[str, Any],
    found: Sequence[Decision],
    words: str,
    there: int | None,
    *,
    at: datetime,
) -> None:
    """Offer what can be said of decisions, with what was written of them, and that they were `there`."""
    about = subjects.DirectAnswer(
        what="decided",
        decisions=tuple(one.id for one in found),
        meetings=(there,) if there is not None else (),
        words=words,
        thread=_thread(event),
    )
    await _put(session, team, str(event["user"]), _told(event, 0), about, at)


async def tell_apologies(
    session: Session,
    team: str,
    event: dict[str, Any],
    found: Sequence[Meeting],
    instead: str | None,
    *,
    what: str,
    noted: bool,
    at: datetime,
) -> None:
    """Say that somebody's apologies are `noted` for a meeting, or ask for which of several they are."""
    about = subjects.DirectAnswer(
        what=what,
        meetings=tuple(one.id for one in found),
        noted=noted,
        instead=instead,
        thread=_thread(event),
    )
    await _put(session, team, str(event["user"]), _told(event, 0), about, at)


async def tell_reminders(
    session: Session, team: str, event: dict[str, Any], changed: Changed | None, *, at: datetime
) -> None:
    """Say how somebody is reminded from now on, or ask how often that is to be."""
    told = json.dumps(changed.outcome) if changed is not None else ""
    about = subjects.DirectAnswer(reminders=told, thread=_thread(event))
    key = f"{Kind.DIRECT_ANSWER}:reminders:{event['channel']}:{event['ts']}"
    await _put(session, team, str(event["user"]), key, about, at)


def _thread(event: dict[str, Any]) -> str | None:
    return event.get("thread_ts") or None


async def _put(
    session: Session,
    team: str,
    user: str,
    key: str,
    about: subjects.DirectAnswer,
    at: datetime,
    *,
    channel: str | None = None,
    expires_at: datetime | None = None,
) -> None:
    await outbox.put(
        session,
        NewMessage(
            key=key,
            kind=Kind.DIRECT_ANSWER,
            team=team,
            channel=channel,
            recipient=user,
            about=about,
            at=at,
            expires_at=expires_at,
        ),
    )


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.DirectAnswer)
    if about.draft is not None:
        draft = await drafts.find(session, outgoing.team, about.draft)
        if draft is None or draft.settled_at is not None:
            return Drop("it is settled, or was asked too long ago")
        names = await questions.names_in(session, draft)
        return Post(question_views.question(draft, names), thread_ts=about.thread)
    if about.reminders is not None:
        return Post(await _reminders(session, outgoing, about.reminders, now), thread_ts=about.thread)
    if about.did is not None:
        return await _done(session, outgoing, about)
    if about.decisions:
        kept = [await decisions.find(session, outgoing.team, each) for each in about.decisions]
        told = [one for one in kept if one is not None]
        there = about.meetings[0] if about.meetings else None
        return Post(views.of_decisions(told, there), thread_ts=about.thread)
    if about.meetings:
        return Post(await _apologies(session, outgoing, about), thread_ts=about.thread)
    if about.wanted is not None:
        return Post(await _shown(session, outgoing, about, now), thread_ts=about.thread)
    message = text.note(about.refused) if about.refused is not None else views.answer(about.what)
    return Post(message, thread_ts=about.thread)


async def _done(session: Session, outgoing: Outgoing, about: subjects.DirectAnswer) -> Rendered:
    did = packing.loaded(about.did or "")
    if not isinstance(did, Change | Answer) or outgoing.channel is None:
        return Drop("another version of the bot knows what was done")
    source = Source(outgoing.team, outgoing.channel, outgoing.recipient or "")
    return Post(await told.of(session, did, source), thread_ts=about.thread)


async def _shown(
    session: Session, outgoing: Outgoing, about: subjects.DirectAnswer, now: datetime
) -> Message:
    team, user, wanted = outgoing.team, outgoing.recipient or "", packing.loaded(about.wanted or "")
    reach = Reach(tuple(filter(None, about.within.split(","))))
    if not isinstance(wanted, Show) or (wanted.what is What.HELP and wanted.wanted is None):
        return views.answer("help")
    if wanted.what is What.PRIVACY or (wanted.wanted is Wanted.UNDO and wanted.record is None):
        return text.note(views.PRIVACY if wanted.what is What.PRIVACY else views.UNDO)
    if meetings.concerned(wanted):
        return await meetings_shown.coming(session, team, user, reach.channels, wanted, now=now)
    if wanted.what is What.MISSED:
        return await recaps.missed_by(session, team, user, wanted, reach, now=now)
    return await LookUp(team, user, wanted, now, reach).answer(session)


async def _apologies(session: Session, outgoing: Outgoing, about: subjects.DirectAnswer) -> Message:
    found = [await meetings_kept.find(session, outgoing.team, each) for each in about.meetings]
    planned = await meetings_shown.planned(
        session, [one for one in found if one is not None], outgoing.recipient or ""
    )
    if about.noted:
        return meeting_views.noted(planned[0], about.instead, sends=about.what == "sends")
    return meeting_views.which(planned)


async def _reminders(session: Session, outgoing: Outgoing, changed: str, now: datetime) -> Message:
    if not changed:
        return preference_views.question()
    team, user = outgoing.team, outgoing.recipient or ""
    made = await preferences.changed_before(session, team, user, json.loads(changed), now=now)
    return preference_views.changed(made)


KINDS = {Kind.DIRECT_ANSWER: Delivery(_answer)}
