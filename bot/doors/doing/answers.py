"""Takes what an owner says of their work in a channel: done, later, not me."""

from bot.actions import service as action_service
from bot.doors.doing import changes, named
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Answer, Says
from storage import actions
from storage.database import Session
from storage.records import Action, Audience, RecordKind, Source


async def answer(session: Session, request: Request, said: Answer, source: Source) -> None:
    """Take what somebody says of one or several actions; raise Refusal where one is not theirs."""
    for ref in said.to:
        if ref.kind is RecordKind.ACTION:
            action = await named.locked_action(session, ref, source)
            await _one(session, request, said, action)


async def _one(session: Session, request: Request, said: Answer, action: Action) -> None:
    authorised = await changes.authorise(session, request, action, done=said.says is Says.NOT_DONE)
    if said.says is Says.DONE:
        action = await action_service.finish(session, authorised)
        await _note(session, action, request, said.outcome)
    elif said.says is Says.NOT_DONE:
        await action_service.reopen(session, authorised)
    elif said.says is Says.ACCEPT:
        await action_service.accept(session, authorised)
    elif said.says is Says.DECLINE:
        await action_service.decline(session, authorised)
        await _note(session, action, request, said.why)
    elif said.says is Says.MORE_TIME and said.until is not None:
        await action_service.redate(session, authorised, said.until)
    elif said.says is Says.PASS_ON and said.to_whom is not None and said.to_whom.user:
        await action_service.pass_on(session, authorised, said.to_whom.user, said.why or "")
    elif words := said.why or said.outcome:
        await _note(session, action, request, words)
    else:
        label = action.label
        raise Refusal(f"What about {label}? For example: `{label} done`, or `{label} needs until Friday`.")


async def _note(session: Session, action: Action, request: Request, words: str | None) -> None:
    """Keep what was said in the channel with the action: the group has heard it."""
    if words:
        await actions.add_note(session, action, request.user, words, at=request.at, audience=Audience.GROUP)
