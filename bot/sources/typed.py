"""What was typed and waits for somebody to say what is meant: by a button of the question, or by its form."""

from collections.abc import Sequence
from datetime import datetime

from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Request, Submission, id_in
from bot.slack.outgoing import updates
from bot.understanding import packing
from bot.understanding.meaning import New, OpenForm
from storage import drafts, outbox
from storage.database import Session
from storage.records import Draft, Kind, Source

SETTLED = "That is settled already, so nothing has changed."
FORM_KEEPS = "draft"
"""Under which name a form's metadata keeps what it was opened for."""
READING = 1
"""The one reading of what is kept of messages, for which a form is open already."""


def question_key(channel: str, said: str) -> str:
    """Return the key of the question that a mention is answered with in its thread."""
    return f"{Kind.MENTION_QUESTION}:{channel}:{said}"


async def keep(session: Session, source: Source, records: Sequence[New], *, at: datetime) -> int:
    """Keep what was understood of messages while somebody has their form open; return the draft's id.

    It is of no message: a question that was asked about one is not settled by it.
    """
    nowhere = Source(source.team, source.channel, source.author)
    means = packing.pack(OpenForm(tuple(records)))
    draft = await drafts.keep(session, nowhere, "", "", [{"label": "", "means": means}], at=at)
    return draft.id


async def _show_settled(session: Session, draft: Draft, *, at: datetime) -> None:
    """Have it said in the place of whatever has asked what was meant: in its thread, or in a morning."""
    for key, kind in (
        (question_key(draft.channel, draft.said_ts or ""), Kind.MENTION_QUESTION_UPDATE),
        (f"{Kind.UNSETTLED}:{draft.id}", Kind.UNSETTLED_UPDATE),
    ):
        if (asked := await outbox.find(session, draft.team, key)) is not None:
            await outbox.put(session, updates.changing(asked, kind, key=f"{kind}:{draft.id}", at=at))


async def settle(session: Session, draft: Draft, *, at: datetime) -> None:
    """Note that what was typed is settled, and say so in the place of a question asked in a thread.

    Raises Refusal when it was settled before: what may be meant is done once.
    """
    if draft.settled_at is not None:
        raise Refusal(SETTLED)
    await drafts.settle(session, draft, at=at)
    await _show_settled(session, draft, at=at)


async def settle_form(session: Session, submission: Submission) -> None:
    """Settle what a form was opened for, in the transaction that records it, and when that is the first one.

    Raises Refusal when a button has settled it meanwhile, or the same form in another window.
    """
    draft = await drafts.lock(session, submission.team, id_in(submission.metadata.get(FORM_KEEPS)))
    if draft is not None and draft.author == submission.user:
        await settle(session, draft, at=submission.at)


async def understood(session: Session, request: Request) -> dict[int, New]:
    """Return what was understood of each thing that a form lists, by its number; only of what was kept."""
    metadata = request.metadata
    draft = await drafts.find(session, request.team, id_in(metadata.get(FORM_KEEPS)))
    number = id_in(metadata.get("reading"))
    if draft is None or draft.author != request.user or not 0 < number <= len(draft.readings):
        return {}
    try:
        meaning = packing.unpack(draft.readings[number - 1]["means"])
    except ValueError:
        # Another version of the bot kept it: what the form shows is all there is.
        return {}
    records = meaning.records if isinstance(meaning, OpenForm) else ()
    return dict(zip(metadata.get("of") or range(1, len(records) + 1), records, strict=False))
