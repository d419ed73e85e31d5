"""An action's card, and what its recorder is told of it."""

from datetime import datetime
from typing import Any

from bot.actions import views
from bot.actions.views import news as views_news
from bot.slack import directory
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.sources import cards, invitations
from storage import actions, decisions, history, outbox
from storage.database import Session
from storage.records import Action, Note, Outgoing, Owner


async def put_news(
    session: Session,
    action: Action,
    what: str,
    user: str,
    *,
    at: datetime,
    key: str,
    to: str | None = None,
    note: Note | None = None,
    owner: Owner | None = None,
) -> None:
    """Tell whoever recorded an action what `user` did about it, unless that was themselves."""
    if user == action.author and what not in ("unreachable", "nobody"):
        return
    about: dict[str, Any] = {"action": action.id, "what": what, "user": user}
    about |= ({"to": to} if to else {}) | ({"note": note.id} if note else {})
    about |= {"owner": owner.id} if owner else {}
    await outbox.put(
        session,
        key,
        "action news",
        team=action.team,
        channel=action.channel,
        recipient=action.author,
        about=about,
        at=at,
    )


async def shown(session: Session, action: Action, now: datetime) -> views.Card:
    """Return all that an action's card shows."""
    decision = None
    if action.decision_id is not None:
        decision = await decisions.find(session, action.team, action.decision_id)
    return views.Card(
        action,
        owners=await actions.owners_of(session, action),
        decision=decision,
        notes=await actions.notes_of(session, action),
        undoable=cards.undoable(action, now),
        addresses=await directory.where(session, action),
    )


async def stamp(session: Session, action: Action) -> int:
    """Return a number that differs after each change, for the keys of what is said of one."""
    return await history.latest(session, action)


async def _card(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    action = await actions.find(session, outgoing.team, outgoing.about["action"])
    if action is None or action.undone_at is not None:
        return Drop("undone before its card was posted")
    return Post(views.card(await shown(session, action, now)), thread_ts=action.thread_ts, lasting=True)


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    action = await actions.find(session, outgoing.team, outgoing.about["action"])
    if action is None:
        return Drop("no such action")
    message = views.card(await shown(session, action, now))
    return await cards.updated(session, outgoing, action, message, now)


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await actions.card_posted(session, outgoing.team, outgoing.about["action"], ts)


async def _news(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about
    action = await actions.find(session, outgoing.team, about["action"])
    if action is None or action.undone_at is not None:
        return Drop("undone meanwhile")
    note = await actions.note(session, outgoing.team, about["note"]) if "note" in about else None
    owner = await actions.owner(session, outgoing.team, about["owner"]) if "owner" in about else None
    told = views_news.News(about["what"], action, about["user"], about.get("to"), note, owner)
    return Post(views_news.news(told))


async def _unheard(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Tell whoever wrote to the bot that what they wrote did not reach whoever asked."""
    about = outgoing.about
    if about["what"] == "noted":
        await outbox.put(
            session,
            f"unheard:{outgoing.key}",
            "action unchanged",
            team=outgoing.team,
            channel=outgoing.channel,
            recipient=about["user"],
            about={"why": "unheard", "action": about["action"]},
            at=at,
        )


KINDS = {
    "action card": Delivery(_card, _posted, uninvited=invitations.put),
    "action update": Delivery(_update, repeatable=True),
    "action news": Delivery(_news, unreachable=_unheard),
}
