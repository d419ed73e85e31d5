"""What the Details of an action offer: its owner closes their part, its recorder all of it or who owns it."""

from dataclasses import dataclass

from slack_bolt.async_app import AsyncAck

from bot.actions import deliveries as action_deliveries
from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.asks import forms as ask_forms
from bot.actions.asks.service import Asked
from bot.actions.details import service, views
from bot.actions.details.views import Viewer
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Press, Request, Submission, id_in
from storage import actions, history, people
from storage.database import Session
from storage.records import Action, Answer, Owner

CLOSED = "That is closed by now, or not yours to change: close this form to see it."


@dataclass(frozen=True)
class Given:
    """An action, held, as whoever looks at it may change it: `part` is their own share of it."""

    action: Action
    viewer: Viewer
    part: Owner | None
    owners: list[Owner]


async def viewed(session: Session, action: Action, user: str) -> Viewer:
    """Return somebody as a viewer of an action: whoever recorded it, or chairs its group, settles it."""
    return Viewer(user, await service.settles(session, action, user))


async def done(ack: AsyncAck, press: Press) -> None:
    """Close an owner's part of the action, or all of it for whoever recorded it."""
    async with press.bot.sessions.begin() as session:
        given = await _given(session, press, press.id)
        if given.part is None:
            action = await service.close(session, given.action, press.user, press.at)
        else:
            action = await service.do_part(session, given.action, given.part, press.user, press.at)
    press.bot.background.start(_show_again(press, action))
    await ack()


async def drop(ack: AsyncAck, press: Press) -> None:
    """Ask whoever recorded the action why it is dropped."""
    async with press.bot.sessions.begin() as session:
        given = await _given(session, press, press.id, settles=True)
    await press.open(views.drop(given.action))
    await ack()


async def pass_on(ack: AsyncAck, press: Press) -> None:
    """Ask whoever recorded the action who is to own it in an owner's place."""
    async with press.bot.sessions.begin() as session:
        owner = await actions.owner(session, press.team, press.id)
        if owner is None:
            raise Refusal(CLOSED)
        given = await _given(session, press, owner.action_id, settles=True)
    await press.open(views.pass_on(given.action, owner))
    await ack()


async def dropped(ack: AsyncAck, submission: Submission) -> None:
    """Close the action without its being done; its owners are told why."""
    because = slack_text.clean(modals.written(submission.view, "because"))
    async with submission.bot.sessions.begin() as session:
        first = await submission.first_time(session)
        if first:
            given = await _submitted(session, submission)
            if not because:
                raise Refusal("Why is it dropped? For example: the board has taken it off its plan.")
            user, now = submission.user, submission.at
            action = await service.close(session, given.action, user, now, dropped=because)
    if first:
        submission.bot.background.start(_show_again(submission, action))
    await ack()


async def passed_on(ack: AsyncAck, submission: Submission) -> None:
    """Ask somebody in an owner's place; whoever chooses themselves takes it on."""
    view, user, now = submission.view, submission.user, submission.at
    taker = modals.filled(view)["person"].get("selected_user") or ""
    async with submission.bot.sessions.begin() as session:
        first = await submission.first_time(session)
        if first:
            given = await _submitted(session, submission)
            owner = _left(given, submission.metadata.get("owner"))
            asked = Asked(given.action, owner, user, view["id"])
            await ask_forms.refuse(session, asked, taker)
            await ask_forms.give(session, asked, taker, modals.written(view, "reason"), now)
            if owner.answer is not Answer.DECLINED:
                await ask_deliveries.put_over(session, given.action, by=user, at=now, owner=owner)
    if first:
        submission.bot.background.start(_show_again(submission, given.action))
    await ack()


async def _show_again(request: Request, action: Action) -> None:
    """Show the Details of an action, in which something was done, as they are now."""
    async with request.bot.sessions.read() as session:
        card = await action_deliveries.shown(session, action, request.bot.clock())
        changes = await history.of(session, action)
        viewer = await viewed(session, action, request.user)
    await request.show_again(views.details(card, changes, viewer))


def _left(given: Given, owner_id: object) -> Owner:
    """Return an owner who has still to do their part; raise Refusal for any other."""
    owner = next((one for one in given.owners if one.id == owner_id), None)
    if owner is None or owner.answer in (Answer.DONE, Answer.PASSED_ON):
        raise Refusal("That owner has nothing left to pass on: close this form to see it.")
    return owner


async def _submitted(session: Session, submission: Submission) -> Given:
    return await _given(session, submission, id_in(submission.metadata.get("action")), settles=True)


async def _given(session: Session, request: Request, action_id: int, *, settles: bool = False) -> Given:
    """Return an open action that somebody may change, held; raise Refusal for any other."""
    action = await actions.lock(session, request.team, action_id)
    if action is None or action.closed_at is not None or action.undone_at is not None:
        raise Refusal(CLOSED)
    viewer, owners = await viewed(session, action, request.user), await actions.owners_of(session, action)
    part = views.part_of(owners, request.user)
    there = await people.is_member(session, request.team, action.channel, request.user)
    if not there or not (viewer.settles or (part is not None and not settles)):
        raise Refusal(CLOSED)
    return Given(action, viewer, part, owners)
