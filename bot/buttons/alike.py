"""The answers to 'This looks related to D1': Replaces it, Amends it, Unrelated; and what has changed."""

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.buttons import places
from bot.buttons.replies import reply
from bot.captures import decisions as captures
from bot.context import Bot
from bot.forms import opening
from bot.parsing import typed
from bot.parsing.refusal import Refusal
from bot.views import decisions as views
from bot.views import modals, text
from storage import decisions, events_seen
from storage.database import Session
from storage.records import Decision, Relation

NOT_YOURS = "There is no such question here."
NOT_OPENED = "Slack could not open the form: please press the button again."


async def replaces(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Ask what has changed, before a new decision replaces the older one."""
    await _ask(Relation.SUPERSEDES, body, action, client, respond, team, bot)
    await ack()


async def amends(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Ask what has changed, before a new decision amends the older one."""
    await _ask(Relation.AMENDS, body, action, client, respond, team, bot)
    await ack()


async def unrelated(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Leave both decisions as they are, and ask no more."""
    try:
        async with bot.sessions.begin() as session:
            newer, older = await _pair(session, team, body, _packed(action))
            await _answer_once(session, newer, older, bot)
        message = views.answered(newer, older, None)
    except Refusal as refusal:
        message = text.note(str(refusal))
    reply(bot.chores, body, client, respond, message, instead=True)
    await ack()


async def changed(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], team: str, bot: Bot) -> None:
    """Link the two decisions with what has changed, once; a Refusal stands in the form."""
    metadata = json.loads(view["private_metadata"])
    relation, words = Relation(metadata["relation"]), typed.clean(modals.written(view, "changed"))
    if not words:
        raise Refusal("What has changed since? For example: the providers can not start before summer.")
    user, now = body["user"]["id"], bot.clock()
    async with bot.sessions.begin() as session:
        newer, older = await _pair(session, team, {"user": {"id": user}}, metadata)
        captures.refuse_to_follow(older, await captures.replaced_by(session, older))
        await _answer_once(session, newer, older, bot)
        await captures.relate(session, newer, relation, older, actor=user, at=now, changed=words)
    if metadata["reply"]:
        answer = AsyncWebhookClient(metadata["reply"])
        message = views.answered(newer, older, relation)
        bot.chores.spawn(answer.send(replace_original=True, **message))
    await ack(response_action="clear")


async def _ask(
    relation: Relation,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    try:
        async with bot.sessions.begin() as session:
            newer, older = await _pair(session, team, body, _packed(action))
            if await events_seen.when(session, team, _key(newer, older)) is not None:
                raise Refusal(_answered(newer, older))
            captures.refuse_to_follow(older, await captures.replaced_by(session, older))
    except Refusal as refusal:
        reply(bot.chores, body, client, respond, text.note(str(refusal)), instead=True)
        return
    form = views.changed_form(newer, older, relation, reply=body.get("response_url") or "")
    show = opening.push_view if body.get("view") else opening.open_view
    if await show(client, body["trigger_id"], form) is None and not body.get("view"):
        reply(bot.chores, body, client, respond, text.note(NOT_OPENED))


async def _pair(
    session: Session, team: str, body: dict[str, Any], named: dict[str, Any]
) -> tuple[Decision, Decision]:
    """Return the new decision and the older one; raise Refusal unless the recorder of the new one asks."""
    newer = await decisions.lock(session, team, places.id_in(named.get("newer")))
    older = await decisions.lock(session, team, places.id_in(named.get("older")))
    if newer is None or older is None or newer.author != body["user"]["id"] or newer.channel != older.channel:
        raise Refusal(NOT_YOURS)
    if places.channel_of(body) is not None and not await places.shows(session, team, body, newer.channel):
        raise Refusal(NOT_YOURS)
    if newer.undone_at is not None:
        raise Refusal(f"{newer.label} was undone, so there is nothing to link.")
    return newer, older


async def _answer_once(session: Session, newer: Decision, older: Decision, bot: Bot) -> None:
    if not await events_seen.first_time(session, newer.team, _key(newer, older), at=bot.clock()):
        raise Refusal(_answered(newer, older))


def _key(newer: Decision, older: Decision) -> str:
    return f"alike:{newer.id}:{older.id}"


def _answered(newer: Decision, older: Decision) -> str:
    return f"You have said already what {newer.label} is to {older.label}: press Details on its card to see."


def _packed(action: dict[str, Any]) -> dict[str, Any]:
    try:
        packed = json.loads(action.get("value") or "")
    except ValueError:
        return {}
    return packed if isinstance(packed, dict) else {}
