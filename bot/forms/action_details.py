"""What the Details of an action offer: its owner closes their part, its recorder all of it or who owns it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import asks as buttons
from bot.buttons import places
from bot.buttons.asks import Asked
from bot.context import Bot
from bot.deliveries import actions as deliveries
from bot.deliveries import asks
from bot.forms import asks as ask_forms
from bot.forms import opening, settling
from bot.parsing import typed
from bot.parsing.refusal import Refusal
from bot.views import actions_details as views
from bot.views import modals
from bot.views.actions_details import Viewer
from storage import actions, groups, history, people
from storage.database import Session
from storage.records import Action, Answer, Owner

Json = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """An action, held, as whoever looks at it may change it: `part` is their own share of it."""

    action: Action
    viewer: Viewer
    part: Owner | None
    owners: list[Owner]


async def viewed(session: Session, action: Action, user: str) -> Viewer:
    """Return somebody as a viewer of an action: whoever recorded it, or chairs its group, settles it."""
    group = await groups.find(session, action.team, action.channel)
    member = await people.is_member(session, action.team, action.channel, user)
    return Viewer(user, member and user in (action.author, group.chair if group else None))


async def show_again(bot: Bot, client: AsyncWebClient, action: Action, view_id: str, user: str) -> None:
    """Show the Details of an action as they are now."""
    async with bot.sessions.read() as session:
        card = await deliveries.shown(session, action, bot.clock())
        changes = await history.of(session, action)
        viewer = await viewed(session, action, user)
    await opening.update_view(client, view_id, views.details(card, changes, viewer))


async def done(ack: AsyncAck, body: Json, client: AsyncWebClient, team: str, bot: Bot) -> None:
    """Close an owner's part of the action, or all of it for whoever recorded it."""
    user, now = body["user"]["id"], bot.clock()
    async with bot.sessions.begin() as session:
        given = await _given(session, team, user, _pressed(body))
        action = given.action if given is not None else None
        if given is not None and given.part is not None:
            said = Answer.DONE
            action = await actions.answer(session, given.action, given.part, said, actor=user, at=now)
            await buttons.changed(session, action, at=now)
        elif given is not None:
            action = await _close(session, given, now)
    if action is not None:
        bot.chores.spawn(show_again(bot, client, action, body["view"]["id"], user))
    await ack()


async def drop(ack: AsyncAck, body: Json, client: AsyncWebClient, team: str, bot: Bot) -> None:
    """Ask whoever recorded the action why it is dropped."""
    async with bot.sessions.begin() as session:
        given = await _given(session, team, body["user"]["id"], _pressed(body), settles=True)
    if given is not None:
        await opening.push_view(client, body["trigger_id"], views.drop(given.action))
    await ack()


async def pass_on(ack: AsyncAck, body: Json, client: AsyncWebClient, team: str, bot: Bot) -> None:
    """Ask whoever recorded the action who is to own it in an owner's place."""
    async with bot.sessions.begin() as session:
        owner = await actions.owner(session, team, _pressed(body))
        given = (
            await _given(session, team, body["user"]["id"], owner.action_id, settles=True) if owner else None
        )
    if given is not None and owner is not None:
        await opening.push_view(client, body["trigger_id"], views.pass_on(given.action, owner))
    await ack()


async def dropped(ack: AsyncAck, body: Json, view: Json, client: AsyncWebClient, team: str, bot: Bot) -> None:
    """Close the action without its being done; its owners are told why."""
    user = body["user"]["id"]
    because = typed.clean(modals.written(view, "because"))
    async with bot.sessions.begin() as session:
        first = await settling.first_time(session, team, view, bot)
        if first:
            given = await _submitted(session, team, user, view)
            if not because:
                raise Refusal("Why is it dropped? For example: the board has taken it off its plan.")
            action = await _close(session, given, bot.clock(), dropped=because)
    if first:
        bot.chores.spawn(show_again(bot, client, action, view["root_view_id"], user))
    await ack()


async def passed_on(
    ack: AsyncAck, body: Json, view: Json, client: AsyncWebClient, team: str, bot: Bot
) -> None:
    """Ask somebody in an owner's place; whoever chooses themselves takes it on."""
    user, now = body["user"]["id"], bot.clock()
    taker = modals.filled(view)["person"].get("selected_user") or ""
    async with bot.sessions.begin() as session:
        first = await settling.first_time(session, team, view, bot)
        if first:
            given = await _submitted(session, team, user, view)
            owner = _left(given, json.loads(view["private_metadata"]).get("owner"))
            asked = Asked(given.action, owner, user, view["id"])
            await ask_forms.refuse(session, asked, taker)
            await ask_forms.give(session, asked, taker, modals.written(view, "reason"), now)
            if owner.answer is not Answer.DECLINED:
                await asks.put_over(session, given.action, by=user, at=now, owner=owner)
    if first:
        bot.chores.spawn(show_again(bot, client, given.action, view["root_view_id"], user))
    await ack()


def _left(given: Given, owner_id: object) -> Owner:
    """Return an owner who has still to do their part; raise Refusal for any other."""
    owner = next((one for one in given.owners if one.id == owner_id), None)
    if owner is None or owner.answer in (Answer.DONE, Answer.PASSED_ON):
        raise Refusal("That owner has nothing left to pass on: close this form to see it.")
    return owner


def _pressed(body: Json) -> int:
    return places.id_in(body["actions"][0].get("value"))


async def _submitted(session: Session, team: str, user: str, view: Json) -> Given:
    """Return what a form is about; raise Refusal when it can not be changed any more, or not by them."""
    action_id = places.id_in(json.loads(view["private_metadata"]).get("action"))
    given = await _given(session, team, user, action_id, settles=True)
    if given is None:
        raise Refusal("That is closed by now, or not yours to change: close this form to see it.")
    return given


async def _given(
    session: Session, team: str, user: str, action_id: int, *, settles: bool = False
) -> Given | None:
    """Return an open action that `user` may change, held; None for any other."""
    action = await actions.hold(session, team, action_id)
    if action is None or action.closed_at is not None or action.undone_at is not None:
        return None
    if not await people.is_member(session, team, action.channel, user):
        return None
    viewer, owners = await viewed(session, action, user), await actions.owners_of(session, action)
    part = views.part_of(owners, user)
    if not viewer.settles and (settles or part is None):
        return None
    return Given(action, viewer, part, owners)


async def _close(session: Session, given: Given, now: datetime, *, dropped: str | None = None) -> Action:
    """Close an action for all its owners, and tell them and whoever recorded it."""
    user = given.viewer.user
    action = await actions.close(session, given.action, actor=user, at=now, dropped=dropped)
    await deliveries.put_news(session, action, "closed", user, at=now, key=f"closed:A:{action.id}")
    await asks.put_over(session, action, by=user, at=now)
    await buttons.changed(session, action, at=now)
    return action
