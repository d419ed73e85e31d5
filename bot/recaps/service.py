"""What people know of decisions: told or confirmed; and whether the recaps of a shared channel may go on."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.language.refusal import Refusal
from bot.recaps.deliveries import recaps as deliveries
from scheduler import recaps as rules
from storage import decisions, groups, recaps, sharing
from storage.database import Session
from storage.records import Account, Decision, How, News, Outgoing, subjects

NOTHING = "None of the decisions that this showed you stands any more, so there is nothing to confirm."
NO_QUESTION = "There is no such question here."
NOT_PAUSED = "That was confirmed already, or the channel is no longer shared."


async def confirm(
    session: Session,
    team: str,
    user: str,
    sent: Outgoing | None,
    ids: Sequence[int],
    *,
    inside: Collection[str],
    at: datetime,
) -> list[Decision]:
    """Note that somebody knows of the decisions that a message showed them, and return these.

    By our record of the message, where there is one; `ids`, which a button carried, prove nothing. So they
    count only in the channels that the person is `inside`. Raises Refusal when none is left.
    """
    if sent is not None:
        about = sent.about if sent.recipient == user else None
        ids = about.shown if isinstance(about, subjects.Items) else ()
    found = [await decisions.find(session, team, decision_id) for decision_id in ids]
    shown = [one for one in found if one is not None and one.undone_at is None and one.channel in inside]
    if not shown:
        raise Refusal(NOTHING)
    for decision in shown:
        await decisions.make_aware(session, decision, [user], How.CONFIRMED, at=at)
    if sent is not None:
        await deliveries.show_confirmed(session, sent, at=at)
    return shown


async def note_told(session: Session, found: Sequence[Account], user: str, *, at: datetime) -> None:
    """Note that somebody was told of decisions that they asked about, and which of them they missed."""
    missed = [one.decision for one in found if rules.news_of(one, user) is News.MISSED]
    await recaps.note_missed(session, missed, user, at=at)
    for account in found:
        await decisions.make_aware(session, account.decision, [user], How.TOLD, at=at)


async def confirm_sharing(
    session: Session, team: str, sent: Outgoing | None, *, by: str, at: datetime
) -> None:
    """Let the recaps of a group whose channel was shared go on, as somebody who was asked has confirmed."""
    group = await groups.find(session, team, (sent.channel if sent else None) or "")
    if sent is None or group is None or not isinstance(sent.about, subjects.SharingQuestion):
        raise Refusal(NO_QUESTION)
    if group.paused_at is None or group.paused_at != sent.about.since:
        raise Refusal(NOT_PAUSED)
    await sharing.confirm(session, group, by=by, at=at)
