"""Going through a thread: read it from Slack, propose what was likely decided, record what is confirmed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.language import slack_text
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Press
from bot.sources import conversations
from bot.sources import views as source_views
from bot.sources import words as sources_words
from bot.threads import offers, prefill, views
from bot.threads.views import Item
from bot.understanding import threads as understanding
from bot.understanding.threads import Proposal, ThreadMessage
from storage import actions, decisions, people
from storage.database import Session
from storage.records import Action, Decision, Person

Message = Mapping[str, Any]
UNREADABLE = (
    "This thread could not be read just now. Try again in a minute, or use Record decision or "
    "Record action on one of its messages."
)


async def propose(press: Press, shown: Shown, thread_ts: str, *, chosen: str | None = None) -> None:
    """Put the thread's likely decisions and actions, and the message that was `chosen`, into a modal."""
    bot, team, channel = press.bot, press.team, press.channel
    thread = await conversations.read(bot, team, channel, thread_ts)
    if thread is None:
        outside = await conversations.is_outside(bot, team, channel)
        words = source_views.INVITE_FIRST if outside else UNREADABLE
        await press.fill_in(shown, offers.said(views.TITLE, words))
        return
    bot_user = bot.workspaces[team].bot_user
    spoken = [
        one for one in thread if sources_words.author(one) and f"<@{bot_user}" not in sources_words.words(one)
    ]
    async with bot.sessions.read() as session:
        known = await people.known(session, team, [str(one["user"]) for one in spoken])
    # A thread may be a thousand long messages: it is read beside everybody else's requests.
    found = await asyncio.to_thread(understanding.propose, [_said(one, known) for one in spoken])
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, press.user, at=bot.clock())
        items = await _items(session, (team, channel), spoken, found, chosen)
    root = str(thread[0].get("thread_ts") or thread[0].get("ts") or thread_ts)
    await press.fill_in(shown, views.form(channel, root, items))


async def _items(
    session: Session,
    place: tuple[str, str],
    spoken: Sequence[Message],
    proposals: Sequence[Proposal],
    chosen: str | None,
) -> list[Item]:
    team, _ = place
    found = {each.index: each for each in proposals}
    items = []
    for index, one in enumerate(spoken):
        if index not in found and one.get("ts") != chosen:
            continue
        words = slack_text.readable(await prefill.named(session, team, sources_words.words(one)))
        proposal = found.get(index)
        item = replace(_item(one, words), records=await _records(session, place, str(one["ts"])))
        # What is on record already is proposed no more: recording it twice is for a person to choose.
        kind = proposal.kind if proposal and not item.records else None
        items.append(replace(item, kind=kind, owners=proposal.owners if proposal else ()))
    return items or _whole(spoken)


async def _records(session: Session, place: tuple[str, str], ts: str) -> tuple[str, ...]:
    """Return what was captured from a message before and not undone: 'D1', 'A7'."""
    found: list[Decision | Action] = [*await decisions.said_in(session, *place, ts)]
    found += await actions.said_in(session, *place, ts)
    return tuple(record.label for record in found if record.undone_at is None)


def _whole(spoken: Sequence[Message]) -> list[Item]:
    """Return the thread's last message, when nothing in it stands out."""
    return [_item(one, slack_text.readable(sources_words.words(one))) for one in spoken[-1:]]


def _item(message: Message, words: str) -> Item:
    return Item(
        str(message["ts"]), sources_words.last_change(message), sources_words.author(message), words, None
    )


def _said(message: Message, known: Mapping[str, Person]) -> ThreadMessage:
    user = str(message["user"])
    return ThreadMessage(user, known[user].name if user in known else user, sources_words.words(message))
