"""Forms filled in from a message: its words, whom it names, the date in it, and where it was said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.actions import drafts
from bot.actions.views import form as views_form
from bot.decisions import forms as decision_forms
from bot.language import slack_text
from bot.slack.blocks.modals import View
from bot.sources import words as sources_words
from bot.threads import views
from bot.threads.views import Item
from bot.understanding import decisions as understanding
from bot.understanding import several
from bot.understanding.several import Piece
from bot.understanding.threads import Kind
from storage import people
from storage.database import Session
from storage.records import Source

DECISION = "decision"
ACTION = "action"

_PERSON = re.compile(r"<@(\w+)>")


@dataclass(frozen=True)
class Said:
    """A message that may be recorded; `words` are as Slack sends them, `by` is nobody for an app's post.

    `read_ts` is up to which change it was read, see `Source`.
    """

    channel: str
    ts: str
    thread_ts: str | None
    by: str | None
    words: str
    read_ts: str

    def source(self, team: str, author: str) -> Source:
        """Return where a record by `author` comes from."""
        return Source(team, self.channel, author, self.ts, self.thread_ts, self.by, self.read_ts)


def said(channel: str, message: Mapping[str, Any]) -> Said:
    """Return a message of Slack's as something that may be recorded."""
    return Said(
        channel,
        str(message.get("ts")),
        message.get("thread_ts"),
        sources_words.author(message),
        sources_words.words(message),
        sources_words.last_change(message),
    )


async def named(session: Session, team: str, words: str) -> str:
    """Return `words` with the names of the people they mention, as far as we know them, beside the ids."""
    users = [mention.id for mention in slack_text.mentions(words) if not mention.user_group]
    known = await people.known(session, team, users)

    def label(match: re.Match[str]) -> str:
        person = known.get(match[1])
        name = re.sub(r"[<>|&]", "", person.name) if person else ""
        return f"<@{match[1]}|{name}>" if name else match[0]

    return _PERSON.sub(label, words)


async def _several(
    session: Session, kind: str, source: Source, words: str, at: datetime, addressed: bool
) -> tuple[Item, ...]:
    """Return the records that a message would make, if it is more than one."""
    if kind == ACTION:
        speaker = source.said_by or ""
        found = await drafts.several_in(session, source, words, speaker=speaker, at=at)
        return items_of(Kind.ACTION, found, source)
    return decisions_in(words, source) if addressed or several.listed(words) else ()


def decisions_in(words: str, source: Source) -> tuple[Item, ...]:
    """Return the decisions in a text that holds several."""
    return items_of(Kind.DECISION, tuple(map(Piece, several.decisions(words))), source)


def items_of(kind: Kind, pieces: tuple[Piece, ...], source: Source) -> tuple[Item, ...]:
    """Return several things of one kind as a form lists them, each to be recorded by itself."""
    where = (source.said_ts, source.read_ts, source.said_by)
    return tuple(Item(*where, piece.words, kind, piece.owners) for piece in pieces)


async def form(
    session: Session,
    kind: str,
    team: str,
    user: str,
    message: Said,
    *,
    at: datetime,
    note: str = "",
    addressed: bool = False,
) -> View:
    """Return the form for `kind` ('decision' or 'action') as `user` gets it, filled in from a message.

    It lists several where there are; prose on several lines is several decisions only if it is `addressed`
    to the bot.
    """
    words = await named(session, team, message.words)
    source = message.source(team, user)
    if items := await _several(session, kind, source, words, at, addressed):
        return views.form(message.channel, message.thread_ts, items, title=views.SEVERAL[Kind(kind)])
    if kind == ACTION:
        filled = await drafts.prefill(session, source, words, at=at)
        return views_form.form(replace(filled, notice=note or filled.notice))
    wording, reason, follows = understanding.parts(words)
    one = follows[0] if len(follows) == 1 else None
    prefill = decision_forms.Prefill(
        message.channel,
        text=slack_text.readable(words) if len(follows) > 1 else wording,
        reason="" if len(follows) > 1 else reason or "",
        follows=one,
        said_ts=message.ts,
        thread_ts=message.thread_ts,
        said_by=message.by,
        read_ts=message.read_ts,
        note=note,
    )
    standing = await decision_forms.standing_of(session, team, message.channel)
    return decision_forms.view_of(prefill, standing)
