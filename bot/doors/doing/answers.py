"""Takes what an owner says of their work in a channel: done, later, not me."""

from bot.actions import service as action_service
from bot.actions.service import Authorised
from bot.doors.doing import changes, views
from bot.doors.doing.outcomes import Outcome
from bot.language.refusal import Refusal
from bot.nudges.replies import deliveries as replies_deliveries
from bot.slack.blocks import text
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Answer, Says
from storage import actions
from storage.database import Session
from storage.records import Action, Audience, Source
from storage.records import Answer as OwnerAnswer


async def answer(session: Session, request: Request, said: Answer, source: Source, typed: str) -> Outcome:
    """Take what somebody says of one or several actions; raise Refusal where one is not theirs.

    What they `typed` is kept as it stands where it only says something of the work.
    """
    messages = []
    for ref in said.to:
        action = await changes.record_of(session, ref, source)
        if isinstance(action, Action):
            messages.append(await _one(session, request, said, action, typed))
    return Outcome(message=views.joined(messages))


async def _one(session: Session, request: Request, said: Answer, action: Action, typed: str) -> text.Message:
    label = action.label
    authorised = await changes.authorise(session, request, action, done=said.says is Says.NOT_DONE)
    if said.says is Says.DONE:
        action = await action_service.finish(session, authorised)
        await _note(session, action, request, said.outcome)
        return views.done(action, authorised.owner)
    if said.says is Says.NOT_DONE:
        await action_service.reopen(session, authorised)
        return text.note(f"{label} is open again.")
    if said.says is Says.ACCEPT:
        return await _taken_on(session, authorised)
    if said.says is Says.DECLINE:
        await action_service.decline(session, authorised)
        await _note(session, action, request, said.why)
        return text.note(f"Noted: you can’t do {label}. {text.person(action.author)} is told.")
    if said.says is Says.MORE_TIME and said.until is not None:
        await action_service.redate(session, authorised, said.until)
        return text.note(f"{label} is due on {text.day(said.until)} now.")
    if said.says is Says.PASS_ON and said.to_whom is not None and said.to_whom.user:
        await action_service.pass_on(session, authorised, said.to_whom.user, said.why or "")
        return text.note(f"I am asking {text.person(said.to_whom.user)} to take {label} on.")
    if words := said.why or said.outcome or typed:
        await _note(session, action, request, words)
        return text.note(f"Noted on {label}.")
    raise Refusal(f"What about {label}? For example: `{label} done`, or `{label} needs until Friday`.")


async def _taken_on(session: Session, authorised: Authorised) -> text.Message:
    label = authorised.action.label
    if authorised.owner.answer is OwnerAnswer.ACCEPTED:
        return text.note(f"{label} stays yours: thank you.")
    await action_service.accept(session, authorised)
    return text.note(f"{label} is yours: thank you.")


async def _note(session: Session, action: Action, request: Request, words: str | None) -> None:
    """Keep what was said with the action: the group has heard it, unless it was said to the bot alone."""
    if words and request.channel.startswith("D"):
        await replies_deliveries.keep(session, action, request.user, words, at=request.at, asked_why=True)
    elif words:
        await actions.add_note(session, action, request.user, words, at=request.at, audience=Audience.GROUP)
