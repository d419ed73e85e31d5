"""Takes what an owner says of their work in a channel: done, later, not me."""

from bot.actions import service as action_service
from bot.actions.redating import service as redating
from bot.actions.reopening import service as reopening
from bot.actions.service import Authorised
from bot.actions.waits import service as waits
from bot.doors.doing import changes, named
from bot.doors.doing.outcomes import Typed
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.nudges.obstacles import service as obstacles
from bot.nudges.replies import deliveries as replies_deliveries
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Answer, Says
from storage import actions
from storage.database import Session
from storage.records import Action, Audience, NoteKind, RecordKind
from storage.records import Answer as OwnerAnswer

_OF_ONES_OWN = (Says.DONE, Says.NOT_DONE, Says.ACCEPT, Says.DECLINE)
_ONLY_SAID = (Says.NOTE, Says.JOIN)


async def answer(session: Session, request: Request, said: Answer, typed: Typed) -> None:
    """Take what somebody says of one or several actions; raise Refusal where one is not theirs.

    What they `typed` is kept as it stands where it only says something of the work.
    """
    for ref in said.to:
        if ref.kind is RecordKind.ACTION:
            action = await named.locked_action(session, ref, typed.source)
            await _one(session, request, said, action, slack_text.readable(typed.words))


async def _one(session: Session, request: Request, said: Answer, action: Action, words: str) -> None:
    authorised = await changes.authorise(session, request, action, done=said.says is Says.NOT_DONE)
    if said.says in _OF_ONES_OWN:
        await _of_ones_own(session, request, said, authorised)
    elif said.says is Says.MORE_TIME and said.until is not None:
        await redating.redate(session, authorised, said.until)
    elif said.says is Says.PASS_ON and said.to_whom is not None and said.to_whom.user:
        await action_service.pass_on(session, authorised, said.to_whom.user, said.why or "")
    elif said.says is Says.BLOCKED and not authorised.as_chair:
        await _block(session, request, said, authorised)
    elif said.says in _ONLY_SAID or said.says is Says.BLOCKED:
        await _note(session, action, request, said.why or said.outcome or words)
    else:
        label = action.label
        raise Refusal(f"What about {label}? For example: `{label} done`, or `{label} needs until Friday`.")


async def _block(session: Session, request: Request, said: Answer, authorised: Authorised) -> None:
    """Let somebody's work wait for what they say; raise Refusal where they do not say for what."""
    action, label = authorised.action, authorised.action.label
    if not said.why:
        raise Refusal(f"What does {label} wait for? For example: `{label} waits for the council's answer`.")
    obstacle = await obstacles.understood(session, action, said.why, request.user, now=request.at)
    public = not request.channel.startswith("D")
    await obstacles.block(session, authorised, obstacle, "", public=public)


async def _of_ones_own(session: Session, request: Request, said: Answer, authorised: Authorised) -> None:
    """Take what somebody says of their own part of an action, with what they say of it besides."""
    if said.says is Says.NOT_DONE:
        await reopening.reopen(session, authorised)
    elif said.says is Says.DECLINE:
        await action_service.decline(session, authorised)
        await _note(session, authorised.action, request, said.why)
    elif said.says is Says.DONE:
        # What they write to the bot alone goes to whoever asked, and says it.
        told = bool(said.outcome) and request.is_alone
        action = await action_service.finish(session, authorised, told=told)
        await _note(session, action, request, said.outcome, NoteKind.OUTCOME)
    elif authorised.owner.waits:
        action, owner, user = authorised.action, authorised.owner, authorised.user
        await waits.end(session, action, owner, "ended", by=user, at=authorised.at)
    elif authorised.owner.answer is not OwnerAnswer.ACCEPTED:
        await action_service.accept(session, authorised)


async def _note(
    session: Session,
    action: Action,
    request: Request,
    words: str | None,
    kind: NoteKind = NoteKind.REMARK,
) -> None:
    """Keep what was said with the action: the group has heard it, unless it was said to the bot alone."""
    user, at = request.user, request.at
    if words and request.is_alone:
        await replies_deliveries.keep(session, action, user, words, at=at, asked_why=True, kind=kind)
    elif words:
        group = Audience.GROUP
        await actions.add_note(session, action, user, words, at=at, audience=group, kind=kind)
