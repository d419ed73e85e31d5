"""What the Details of a decision offer: to settle what is proposed or parked. They show the outcome anew."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.decisions import shown as decision_shown
from bot.decisions import views
from bot.decisions.concerns import service as concern_service
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.slack.blocks import modals, words
from bot.slack.incoming.requests import Json, Press, Request, Submission
from bot.sources import cards
from bot.understanding import days
from storage import decisions, people
from storage.records import Decision, DecisionStatus, may_follow


async def settle(ack: AsyncAck, press: Press) -> None:
    """Ask what there is to say about a decision's new status; a choice in its Details."""
    async with press.bot.sessions.read() as session:
        decision = await decisions.find(session, press.team, decision_of(press.view))
        if decision is None or not await people.is_member(session, press.team, decision.channel, press.user):
            raise Refusal(concern_service.NOT_HERE)
    if press.value in set(DecisionStatus):
        await press.open(views.status_form(decision, DecisionStatus(press.value)))
    await ack()


async def settled(ack: AsyncAck, submission: Submission) -> None:
    """Give a decision its new status, with why, and show so on its card and in the Details."""
    view, team, user, now = submission.view, submission.team, submission.user, submission.at
    status = DecisionStatus(submission.metadata["status"])
    reason = slack_text.clean(modals.written(view, "because"))
    async with submission.bot.sessions.begin() as session:
        decision = await concern_service.decision_for(session, team, decision_of(view), user)
        if await submission.first_time(session):
            if not may_follow(decision.status, status):
                raise Refusal(
                    f"{decision.label} is {words.status(decision.status)} by now: close this form to see it."
                )
            back: date | None = None
            if status is DecisionStatus.PARKED:
                calendar = await calendars.find(session, team, decision.channel, user, now=now)
                back = days.come_back(modals.written(view, "come_back_on"), calendar)
            decision = await decisions.settle(
                session, decision, status, reason or None, come_back_on=back, actor=user, at=now
            )
            await cards.put_update(session, decision, at=now)
    submission.bot.background.start(show_again(submission, decision))
    await ack()


async def show_again(request: Request, decision: Decision) -> None:
    """Show the Details that a form was opened from as they are now."""
    async with request.bot.sessions.read() as session:
        shown = await decision_shown.of(session, decision)
    await request.show_again(views.details(shown, request.user))


def decision_of(view: Json) -> int:
    """Return the decision whose Details a view shows; 0 for any other view."""
    return int(modals.metadata(view).get("decision") or 0)
