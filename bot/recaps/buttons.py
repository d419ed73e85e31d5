"""The button of a recap and of a newcomer's pack: Got it, for exactly the decisions that were shown."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.recaps import deliveries, views
from bot.slack.incoming.requests import Press, id_in
from storage import decisions
from storage.database import Session
from storage.records import Decision, How, Outgoing, subjects

NOTHING = "None of the decisions that this showed you stands any more, so there is nothing to confirm."
MOST = 50
"""Of the ids in a button's value; ours hold twelve at most."""


async def got_it(ack: AsyncAck, press: Press, inside: frozenset[str]) -> None:
    """Note that somebody knows of the decisions they were shown; the message then says so."""
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        shown = await _shown(session, press, sent, inside)
        if not shown:
            raise Refusal(NOTHING)
        for decision in shown:
            await decisions.make_aware(session, decision, [press.user], How.CONFIRMED, at=press.at)
        if sent is not None:
            await deliveries.put_confirmed(session, sent, at=press.at)
    if sent is None:
        press.reply(views.thanked([decision.label for decision in shown]), instead=True)
    await ack()


async def _shown(
    session: Session, press: Press, sent: Outgoing | None, inside: frozenset[str]
) -> list[Decision]:
    """Return the decisions that a message showed to whoever pressed: by our record of it, where there is one.

    The ids in the button's value prove nothing, so they count only for those who are in each one's channel.
    """
    if sent is not None:
        theirs = isinstance(sent.about, subjects.Items) and sent.recipient == press.user
        ids = sent.about_as(subjects.Items).shown if theirs else ()
    else:
        ids = tuple(id_in(each) for each in press.value.split(",")[:MOST])
    found = [await decisions.find(session, press.team, decision_id) for decision_id in ids]
    return [one for one in found if one is not None and one.undone_at is None and one.channel in inside]
