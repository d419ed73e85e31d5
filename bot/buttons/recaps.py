"""The button of a recap and of a newcomer's pack: Got it, for exactly the decisions that were shown."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond

from bot.context import Bot
from bot.deliveries import recaps as deliveries
from bot.views import recaps as views
from storage import decisions, outbox, people
from storage.database import Session
from storage.records import Decision, How, Outgoing

MOST = 50
"""Of the ids in a button's value; ours hold twelve at most."""


async def got_it(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Note that somebody knows of the decisions they were shown; the message then says so."""
    user, now = body["user"]["id"], bot.clock()
    pressed_in = (body.get("channel") or {}).get("id", "")
    ts = (body.get("container") or {}).get("message_ts") or ""
    async with bot.sessions.begin() as session:
        sent = await outbox.behind(session, team, pressed_in, ts)
        shown = await _shown(session, team, user, pressed_in, sent, action.get("value") or "")
        for decision in shown:
            await decisions.make_aware(session, decision, [user], How.CONFIRMED, at=now)
        if sent is not None and shown:
            await deliveries.put_confirmed(session, sent, at=now)
    if sent is None and shown:
        said = views.thanked([decision.label for decision in shown])
        bot.chores.spawn(respond(replace_original=True, **said))
    await ack()


async def _shown(
    session: Session, team: str, user: str, pressed_in: str, sent: Outgoing | None, value: str
) -> list[Decision]:
    """Return the decisions that a message showed to whoever pressed: by our record of it, where there is one.

    The ids in the button's value prove nothing, so they count only for a member of each one's group.
    """
    if sent is not None:
        ids = sent.about.get("shown", []) if sent.recipient == user else []
    else:
        ids = [int(each) for each in value.split(",")[:MOST] if each.isdecimal() and len(each) < 10]
    found = [await decisions.find(session, team, decision_id) for decision_id in ids]
    standing = [one for one in found if one is not None and one.undone_at is None]
    return [
        one
        for one in standing
        if one.channel == pressed_in or await people.is_member(session, team, one.channel, user)
    ]
