"""The answers to 'This looks related to D1': Replaces it, Amends it, Unrelated; and what has changed."""

from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.decisions import service, views
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.blocks import modals, text
from bot.slack.incoming.requests import Press, Request, Submission, id_in
from storage import decisions, events_seen
from storage.database import Session
from storage.records import Decision, Relation

NOT_YOURS = "There is no such question here."


async def replaces(ack: AsyncAck, press: Press) -> None:
    """Ask what has changed, before a new decision replaces the older one."""
    await _ask(press, Relation.SUPERSEDES)
    await ack()


async def amends(ack: AsyncAck, press: Press) -> None:
    """Ask what has changed, before a new decision amends the older one."""
    await _ask(press, Relation.AMENDS)
    await ack()


async def unrelated(ack: AsyncAck, press: Press) -> None:
    """Leave both decisions as they are, and ask no more."""
    try:
        async with press.bot.sessions.begin() as session:
            newer, older = await _pair(session, press, press.value_json)
            await _answer_once(session, newer, older, press)
        message = views.answered(newer, older, None)
    except Refusal as refusal:
        message = text.note(str(refusal))
    press.reply(message, instead=True)
    await ack()


async def _ask(press: Press, relation: Relation) -> None:
    try:
        async with press.bot.sessions.begin() as session:
            newer, older = await _pair(session, press, press.value_json)
            if await events_seen.when(session, press.team, _key(newer, older)) is not None:
                raise Refusal(_answered(newer, older))
            service.refuse_to_follow(older, await service.replaced_by(session, older))
    except Refusal as refusal:
        press.reply(text.note(str(refusal)), instead=True)
    else:
        reply = press.body.get("response_url") or ""
        await press.open(views.changed_form(newer, older, relation, reply=reply))


async def changed(ack: AsyncAck, submission: Submission) -> None:
    """Link the two decisions with what has changed, once; a Refusal stands in the form."""
    kept, user, now = submission.metadata, submission.user, submission.at
    relation, words = Relation(kept["relation"]), slack_text.clean(modals.written(submission.view, "changed"))
    if not words:
        raise Refusal("What has changed since? For example: the providers can not start before summer.")
    async with submission.bot.sessions.begin() as session:
        newer, older = await _pair(session, submission, kept)
        service.refuse_to_follow(older, await service.replaced_by(session, older))
        await _answer_once(session, newer, older, submission)
        await service.relate(session, newer, relation, older, actor=user, at=now, changed=words)
    if kept["reply"]:
        submission.reply_privately(
            views.answered(newer, older, relation), instead=True, at_url=str(kept["reply"])
        )
    await ack(response_action="clear")


async def _pair(session: Session, request: Request, named: dict[str, Any]) -> tuple[Decision, Decision]:
    """Return the new decision and the older one; raise Refusal unless the recorder of the new one asks."""
    newer = await decisions.lock(session, request.team, id_in(named.get("newer")))
    older = await decisions.lock(session, request.team, id_in(named.get("older")))
    if newer is None or older is None or newer.author != request.user or newer.channel != older.channel:
        raise Refusal(NOT_YOURS)
    if newer.undone_at is not None:
        raise Refusal(f"{newer.label} was undone, so there is nothing to link.")
    return newer, older


async def _answer_once(session: Session, newer: Decision, older: Decision, request: Request) -> None:
    if not await events_seen.first_time(session, newer.team, _key(newer, older), at=request.at):
        raise Refusal(_answered(newer, older))


def _key(newer: Decision, older: Decision) -> str:
    return f"alike:{newer.id}:{older.id}"


def _answered(newer: Decision, older: Decision) -> str:
    return f"You have said already what {newer.label} is to {older.label}: press Details on its card to see."
