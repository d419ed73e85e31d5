"""The two forms that an ask opens: another date, and passing on."""

from collections.abc import Sequence
from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import deliveries as action_deliveries
from bot.actions import refresh
from bot.actions import service as action_service
from bot.actions.asks import deliveries, service
from bot.actions.asks.service import Asked
from bot.actions.views import news as views_news
from bot.language import dates, slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.slack.blocks import modals
from bot.slack.incoming.requests import Submission
from bot.understanding import days
from storage import actions
from storage.database import Session
from storage.records import Answer, Assignee, Audience, Owner, OwnerKind


async def redated(ack: AsyncAck, submission: Submission) -> None:
    """Give the action the day that was typed; whoever recorded it is told."""
    view = submission.view
    async with submission.bot.sessions.begin() as session:
        given = await service.asked(session, submission, *views_news.opened_about(view))
        if await submission.first_time(session):
            await _date(session, given, modals.written(view, "due"), submission.at)
    await ack()


async def passed_on(ack: AsyncAck, submission: Submission) -> None:
    """Ask somebody else in the owner's place; whoever recorded the action is told."""
    view = submission.view
    user = modals.filled(view)["person"].get("selected_user") or ""
    async with submission.bot.sessions.begin() as session:
        given = await service.asked(session, submission, *views_news.opened_about(view), instead=True)
        if await submission.first_time(session):
            if user == given.user and not given.instead:
                raise Refusal("That is you: choose somebody else.")
            await refuse(session, given, user)
            await give(session, given, user, modals.written(view, "reason"), submission.at)
            if given.instead and given.owner.answer is not Answer.DECLINED:
                by, at = given.user, submission.at
                await deliveries.put_over(session, given.action, by=by, at=at, owner=given.owner)
    await ack()


async def _date(session: Session, given: Asked, phrase: str, now: datetime) -> None:
    action = given.action
    calendar = await calendars.find(session, action.team, action.channel, given.user, now=now)
    day = days.due(phrase, calendar)
    if day == action.due:
        raise Refusal(f"{action.label} is already due on {dates.echo(day)}; write another day.")
    dated = await actions.redate(session, action, day, actor=given.user, at=now, place=given.place)
    key = f"dated:A:{action.id}:{await action_deliveries.stamp(session, action)}"
    await action_deliveries.put_news(session, dated, "dated", given.user, at=now, key=key)
    await refresh.put_updates(session, dated, at=now, pressed=given.sent)


async def refuse(session: Session, given: Asked, user: str) -> None:
    """Raise Refusal when an action can not be passed on to `user`."""
    if await action_service.unfit(session, given.action.team, (Assignee(OwnerKind.PERSON, user),)):
        raise Refusal("That is a bot or a closed account: choose a person.")
    if _owns(await actions.owners_of(session, given.action), user):
        raise Refusal(f"They own {given.action.label} already: choose somebody else.")


def _owns(owners: Sequence[Owner], user: str) -> bool:
    return any(owner.user == user and owner.answer is not Answer.PASSED_ON for owner in owners)


async def give(session: Session, given: Asked, user: str, reason: str, now: datetime) -> None:
    """Make `user` the owner in the place of the one given, asked unless it is themselves who take it."""
    action = given.action
    new = await actions.pass_on(
        session, action, given.owner, user, actor=given.user, at=now, place=given.place
    )
    note = None
    if kept := slack_text.clean(reason):
        # It is for whoever is asked next, and for whoever asked; the form says so.
        note = await actions.add_note(session, action, given.user, kept, at=now, audience=Audience.ASKER)
    if user == given.user:
        await actions.answer(session, action, new, Answer.ACCEPTED, actor=user, at=now, place=given.place)
    else:
        await deliveries.put_ask(session, action, new, user, by=given.user, at=now, reason=note)
    key = f"passed on:A:{action.id}:{await action_deliveries.stamp(session, action)}"
    await action_deliveries.put_news(
        session, action, "passed on", given.user, at=now, key=key, to=user, note=note
    )
    await refresh.put_updates(session, action, at=now, pressed=given.sent)
