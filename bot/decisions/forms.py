"""The form for a decision: opened by whoever asks for it, changed by More, and taken when it is submitted."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.decisions import service, views
from bot.decisions.views.form import relation_value
from bot.language import dates, slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Press, Submission
from bot.sources import conversations
from bot.understanding import days
from bot.understanding import decisions as understanding
from bot.understanding.decisions import Follow, Resolution
from storage import decisions, people
from storage.database import Session
from storage.records import Decision, DecisionStatus, Relation, Source

LISTED = modals.MOST_OPTIONS // 2
MOST_METADATA = 2900
SOURCE = ("channel", "said_ts", "thread_ts", "said_by", "read_ts")
"""What the form carries of where it was said."""
NOT_HERE = "This can be recorded only by members of its channel: join the channel, then press Record again."


@dataclass(frozen=True)
class Prefill:
    """What the form is opened with: what was understood, and where it was said.

    `thread` are the people who took part in the thread; `typed` holds what was typed when it could not be
    taken, and `note` why.
    """

    channel: str
    text: str = ""
    reason: str = ""
    follows: Follow | None = None
    said_ts: str | None = None
    thread_ts: str | None = None
    said_by: str | None = None
    read_ts: str | None = None
    thread: tuple[str, ...] = ()
    note: str = ""


def view_of(prefill: Prefill, standing: list[Decision]) -> modals.View:
    """Return the form with what is known; `standing`: see `standing_of`.

    The submission is taken only from members: note the person as one (`people.join`) before opening.
    """
    follows = prefill.follows
    shown = views.Form(
        text=prefill.text,
        reason=prefill.reason,
        follows=relation_value(follows.relation, follows.number) if follows else None,
        standing=standing,
        unfolded=follows is not None,
        note=prefill.note,
        metadata=_packed(prefill),
    )
    return views.form(shown)


async def standing_of(session: Session, team: str, channel: str) -> list[Decision]:
    """Return the decisions that the form offers to replace or amend, newest first."""
    return await decisions.standing(session, team, channel, limit=LISTED)


def _packed(prefill: Prefill) -> str:
    """Return the source as metadata; as many of the thread's people as fit, for Slack limits it."""
    source = {name: value for name, value in asdict(prefill).items() if name in SOURCE and value is not None}
    thread = list(prefill.thread)
    while len(packed := json.dumps(source | {"thread": thread})) > MOST_METADATA:
        thread.pop()
    return packed


async def unfold(ack: AsyncAck, press: Press) -> None:
    """Show what stands under `More`, keeping what was typed."""
    view = press.view
    channel = modals.metadata(view)["channel"]
    async with press.bot.sessions.read() as session:
        member = await people.is_member(session, press.team, channel, press.user)
        standing = await standing_of(session, press.team, channel) if member else []
    shown = views.Form(
        text=modals.written(view, "decision"),
        reason=modals.written(view, "because"),
        standing=standing,
        unfolded=True,
        metadata=view["private_metadata"],
    )
    form = views.form(shown)
    # What was said above the inputs, such as what is missing, stays there.
    noted = takewhile(lambda block: block["type"] == "section", view["blocks"])
    form["blocks"] = [*noted, *form["blocks"]]
    await press.unfold(form)
    await ack()


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Record what was filled in, once for each form; faults stand beside their inputs and nothing is lost."""
    bot = submission.bot
    try:
        captured, errors = await _recorded(submission)
    except Refusal as refusal:
        # Only what it replaces or amends is refused while it is recorded; nothing was stored.
        beside = "follows" if modals.selected(submission.view, "follows") else "decision"
        captured, errors = None, {beside: str(refusal)}
    if captured is not None:
        bot.background.start(conversations.remember(bot, captured.decision))
    if captured is None:
        await ack(response_action="errors", errors=errors)
    elif captured.alike is not None:
        question = service.question(captured, submission.at)
        await ack(response_action="update", view=views.asked_view(question))
    else:
        await ack()


async def _recorded(submission: Submission) -> tuple[service.Captured | None, dict[str, str]]:
    team, user, now = submission.team, submission.user, submission.at
    kept = submission.metadata
    thread = tuple(kept.get("thread", ()))
    source = Source(team=team, author=user, **{name: kept[name] for name in SOURCE if name in kept})
    async with submission.bot.sessions.begin() as session:
        if not await people.is_member(session, team, source.channel, user):
            return None, {"decision": NOT_HERE}
        calendar = await calendars.find(session, team, source.channel, user, now=now)
        errors: dict[str, str] = {}
        resolution = _read(submission.view, calendar, errors)
        if resolution is None:
            return None, errors
        captured = await service.record_once(
            session, submission.key, resolution, source=source, at=now, thread=thread
        )
    return captured, {}


def _read(view: dict[str, Any], calendar: dates.Calendar, errors: dict[str, str]) -> Resolution | None:
    """Return what was filled in; what is wrong with it goes into `errors`, by input."""
    text, follows = understanding.split_relations(slack_text.clean(modals.written(view, "decision")))
    if not text:
        errors["decision"] = "What was decided? For example: We will pilot the crisis café from January."
    if chosen := modals.selected(view, "follows"):
        relation, _, number = chosen.rpartition(" ")
        follows = (
            Follow(Relation(relation), int(number)),
            *(one for one in follows if one.number != int(number)),
        )
    status = DecisionStatus(modals.selected(view, "status") or DecisionStatus.AGREED)
    back = _come_back_on(view, status, calendar, errors)
    if errors:
        return None
    reason = slack_text.clean(modals.written(view, "because")) or None
    not_chosen = slack_text.clean(modals.written(view, "not_chosen")) or None
    return Resolution(text, reason, follows, not_chosen, status, back)


def _come_back_on(
    view: dict[str, Any], status: DecisionStatus, calendar: dates.Calendar, errors: dict[str, str]
) -> date | None:
    words = modals.written(view, "come_back_on")
    if not words and status is not DecisionStatus.PARKED:
        return None
    try:
        return days.come_back(words, calendar)
    except Refusal as refusal:
        errors["come_back_on"] = str(refusal)
        return None
