"""The buttons of an ask: `I'll do it`, `I can't`, `Another date` and `Pass on`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.context import Bot
from bot.deliveries import actions as news
from bot.deliveries import asks, cards, nudges
from bot.forms import opening
from bot.views import actions_news as views
from scheduler.clock import Clock
from storage import actions, history, outbox
from storage.database import Session, Sessions
from storage.records import Action, Answer, Owner, OwnerKind

NOT_YOURS = "That is not yours to answer, so nothing has changed."


@dataclass(frozen=True)
class Asked:
    """An action that somebody was asked to take on, as which owner, and the message that they answer."""

    action: Action
    owner: Owner
    user: str
    place: str


async def accept(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Take the action on."""
    await press(body, respond, bot, team, sessions, clock, _accepted)
    await ack()


async def decline(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Say no; whoever recorded the action is told."""
    await press(body, respond, bot, team, sessions, clock, _declined)
    await ack()


async def another_date(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    bot: Bot,
    team: str,
    sessions: Sessions,
) -> None:
    """Open the form for another due day."""
    await open_form(body, respond, client, bot, team, sessions, views.another_date)
    await ack()


async def pass_on(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    bot: Bot,
    team: str,
    sessions: Sessions,
) -> None:
    """Open the form that asks whom to pass the action on to."""
    await open_form(body, respond, client, bot, team, sessions, views.pass_on)
    await ack()


async def asked(
    session: Session, team: str, user: str, owner_id: int, place: tuple[str, str]
) -> Asked | None:
    """Return what `user` was asked as an owner, holding the action; None for what is not theirs.

    `place` is the Slack channel and message of the press. For a user group, only those who were asked count;
    for somebody who can not press, whoever got the nudge in their place.
    """
    owner = await actions.owner(session, team, owner_id)
    action = await actions.hold(session, team, owner.action_id) if owner else None
    owner = await actions.owner(session, team, owner_id) if action else None
    if action is None or owner is None:
        return None
    if owner.kind is OwnerKind.PERSON:
        return Asked(action, owner, user, place[1]) if owner.user == user else None
    sent = await outbox.behind(session, team, *place)
    if sent is None or sent.recipient != user:
        return None
    if owner_id in sent.about.get("shown", ()):
        return Asked(action, owner, user, place[1])
    if sent.about.get("owner") != owner_id:
        return None
    own = [other for other in await actions.owners_of(session, action) if other.user == user]
    return Asked(action, own[0] if own else owner, user, place[1])


def closed(given: Asked) -> str:
    """Return why an action can not be answered any more; empty when it can."""
    label = given.action.label
    if given.action.undone_at is not None:
        return f"{label} was undone, so there is nothing to answer."
    if given.owner.answer is Answer.PASSED_ON:
        return f"{label} is somebody else's now, so there is nothing to answer."
    if given.action.closed_at is not None:
        return f"{label} is closed, so there is nothing to answer."
    return ""


async def press(
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
    change: Callable[[Session, Asked, datetime], Awaitable[str]],
) -> None:
    """Let `change` do what a press is for, in one transaction, and tell only that person what it returns."""
    async with sessions.begin() as session:
        given = await asked(session, team, body["user"]["id"], *pressed(body))
        said = NOT_YOURS if given is None else closed(given) or await change(session, given, clock())
    say(bot, respond, said)


async def open_form(
    body: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    bot: Bot,
    team: str,
    sessions: Sessions,
    form: Callable[[Action, str], dict[str, Any]],
) -> None:
    """Open a form about the action of a press, or tell only that person why there is none."""
    owner_id, place = pressed(body)
    async with sessions.read() as session:
        given = await asked(session, team, body["user"]["id"], owner_id, place)
    said = NOT_YOURS if given is None else closed(given)
    if given is not None and not said:
        metadata = views.kept(owner_id, place)
        opened = await opening.open_view(client, body["trigger_id"], form(given.action, metadata))
        said = "" if opened is not None else "Slack could not open the form; please press again."
    say(bot, respond, said)


def say(bot: Bot, respond: AsyncRespond, said: str) -> None:
    """Tell only the person who pressed, after the acknowledgement; an empty text tells nothing."""
    if said:
        bot.chores.spawn(respond(text=said, response_type="ephemeral", replace_original=False))


def pressed(body: dict[str, Any]) -> tuple[int, tuple[str, str]]:
    """Return as which owner somebody pressed, 0 for none, and on which message of which Slack channel."""
    value = str(body["actions"][0].get("value"))
    container = body.get("container") or {}
    place = (str(container.get("channel_id")), str(container.get("message_ts")))
    return (int(value) if value.isdecimal() and len(value) < 10 else 0), place


async def _accepted(session: Session, given: Asked, now: datetime) -> str:
    action, owner = given.action, given.owner
    if owner.answer is Answer.ACCEPTED:
        return f"You have said already that you'll do {action.label}."
    if owner.kind is OwnerKind.USER_GROUP:
        await actions.take_up(session, action, owner, given.user, at=now, place=given.place)
    else:
        said = Answer.ACCEPTED
        await actions.answer(session, action, owner, said, actor=given.user, at=now, place=given.place)
    await changed(session, action, at=now)
    return ""


async def _declined(session: Session, given: Asked, now: datetime) -> str:
    action, owner = given.action, given.owner
    if owner.answer is Answer.DECLINED:
        return f"You have said already that you can't do {action.label}."
    if owner.kind is OwnerKind.USER_GROUP:
        # One person's no leaves it to the others of the group.
        what = Answer.DECLINED.value
        await history.write(session, action, what, actor=given.user, at=now, place=given.place)
    else:
        said = Answer.DECLINED
        await actions.answer(session, action, owner, said, actor=given.user, at=now, place=given.place)
    key = f"declined:A:{action.id}:{given.user}"
    await news.put_news(session, action, Answer.DECLINED.value, given.user, at=now, key=key)
    await changed(session, action, at=now)
    return ""


async def changed(session: Session, action: Action, *, at: datetime) -> None:
    """Have an action's card, asks and nudges show what has just become of it."""
    await cards.put_update(session, action, at=at)
    await asks.put_updates(session, action, at=at)
    await nudges.put_updates(session, action, at=at)
