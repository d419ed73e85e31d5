"""What was typed and waits for somebody to say what is meant: by a button of the question, or by its form."""

from datetime import datetime

from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Submission, id_in
from bot.understanding import packing
from bot.understanding.meaning import New, OpenForm
from storage import drafts, outbox
from storage.database import Session
from storage.records import Draft, Kind, NewMessage, subjects

SETTLED = "That is settled already, so nothing has changed."
FORM_KEEPS = "draft"
"""Under which name a form's metadata keeps what it was opened for."""


def question_key(channel: str, said: str) -> str:
    """Return the key of the question that a mention is answered with in its thread."""
    return f"{Kind.MENTION_QUESTION}:{channel}:{said}"


async def settle(session: Session, draft: Draft, *, at: datetime) -> None:
    """Note that what was typed is settled, and say so in the place of a question asked in a thread.

    Raises Refusal when it was settled before: what may be meant is done once.
    """
    if draft.settled_at is not None:
        raise Refusal(SETTLED)
    await drafts.settle(session, draft, at=at)
    asked = await outbox.find(session, draft.team, question_key(draft.channel, draft.said_ts or ""))
    if asked is None:
        return
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.MENTION_QUESTION_UPDATE}:{draft.id}",
            kind=Kind.MENTION_QUESTION_UPDATE,
            team=draft.team,
            channel=draft.channel,
            about=subjects.OfSent(sent=asked.key),
            at=at,
        ),
    )


async def settle_form(session: Session, submission: Submission) -> None:
    """Settle what a form was opened for, in the transaction that records it, and when that is the first one.

    Raises Refusal when a button has settled it meanwhile, or the same form in another window.
    """
    draft = await drafts.lock(session, submission.team, id_in(submission.metadata.get(FORM_KEEPS)))
    if draft is not None and draft.author == submission.user:
        await settle(session, draft, at=submission.at)


async def understood(session: Session, submission: Submission) -> tuple[New, ...]:
    """Return what was understood of what a form was opened for; nothing where it was opened for a message."""
    metadata = submission.metadata
    draft = await drafts.find(session, submission.team, id_in(metadata.get(FORM_KEEPS)))
    number = id_in(metadata.get("reading"))
    if draft is None or draft.author != submission.user or not 0 < number <= len(draft.readings):
        return ()
    try:
        meaning = packing.unpack(draft.readings[number - 1]["means"])
    except ValueError:
        # Another version of the bot kept it: what the form shows is all there is.
        return ()
    return meaning.records if isinstance(meaning, OpenForm) else ()
