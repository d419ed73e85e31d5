"""Answers to what somebody writes to the bot alone about nothing that it asked of them."""

from datetime import datetime
from typing import Any

from bot.home import views
from bot.nudges.replies import deliveries as replies_deliveries
from bot.slack.blocks import text
from bot.slack.outgoing.shapes import Delivery, Post, Rendered
from bot.understanding import replies as understanding
from storage import outbox
from storage.database import Session
from storage.records import Outgoing

ANSWER = "direct answer"
ANSWERS = (ANSWER, *replies_deliveries.KINDS_OF)
"""What the bot answers with to what is written to it alone."""
DECIDED = ("recap for a person", "newcomer", "decision replaced")
"""The beginnings of the kinds of messages that show decisions to one person."""


async def put_answer(
    session: Session,
    team: str,
    event: dict[str, Any],
    answered: Outgoing | None,
    words: str,
    *,
    at: datetime,
    away: bool = False,
    decided: bool = False,
) -> None:
    """Say what they can do, at length once a day unless they ask for help; `answered` is what they reply to.

    Each time they are told that nobody hears what they wrote: that they are `away` or ill, or what they think
    of what was `decided`. Greetings and thanks are answered once a day.
    """
    user, what = str(event["user"]), "help"
    if away or decided:
        what = "away" if away else "decided"
    elif answered is not None:
        what = "decided" if answered.kind.startswith(DECIDED) else "other"
    asked = words.strip(" ?!.").lower() == "help"
    once = event["ts"] if asked or what in ("decided", "away") else at.date().isoformat()
    thread = {"thread": event["thread_ts"]} if event.get("thread_ts") else {}
    key = f"{ANSWER}:{what}:{user}:{once}"
    if not understanding.is_small_talk(words) and await outbox.find(session, team, key) is not None:
        key, what = f"{ANSWER}:unkept:{user}:{event['ts']}", "unkept"
    about = {"what": "help" if asked else what} | thread
    await outbox.put(session, key, ANSWER, team=team, channel=None, recipient=user, about=about, at=at)


async def put_refusal(session: Session, team: str, event: dict[str, Any], said: str, *, at: datetime) -> None:
    """Say why nothing was done about what somebody wrote."""
    about = {"refused": said} | ({"thread": event["thread_ts"]} if event.get("thread_ts") else {})
    key = f"{ANSWER}:refused:{event['channel']}:{event['ts']}"
    user = str(event["user"])
    await outbox.put(session, key, ANSWER, team=team, channel=None, recipient=user, about=about, at=at)


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about
    message = text.note(about["refused"]) if "refused" in about else views.answer(about["what"])
    return Post(message, thread_ts=about.get("thread"))


KINDS = {ANSWER: Delivery(_answer)}
