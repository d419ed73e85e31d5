"""Opens the form for what was meant and is not complete, filled in with all of it."""

import re
from dataclasses import replace
from datetime import datetime

from bot.decisions.relations import service as relations
from bot.doors.doing import questions, reasons, views
from bot.doors.doing.outcomes import Outcome, Typed
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.incoming import introductions
from bot.threads import filled
from bot.threads.filled import Filled
from bot.understanding.meaning import About, Ask, Missing, New, NewDecision, OpenForm
from storage import decisions, groups
from storage.database import Session
from storage.records import OwnerKind, Source

_FOLLOWS = ("replaces", "amends")


async def form(session: Session, meaning: OpenForm, typed: Typed, origin: str) -> Outcome:
    """Return the form to open, what to say with it, and what is kept of what was typed meanwhile.

    One action is recorded of the same `origin`, however often its form is sent in.
    """
    meaning = await explained(session, meaning, typed.source, at=typed.at)
    draft = None
    if not typed.draft:
        asked = Ask(About.READING, asks=meaning.why, otherwise=meaning)
        draft = await questions.keep(session, asked, typed)
        typed = replace(typed, draft=draft.id, reading=len(draft.readings))
    view = await filled.form(
        session,
        Filled(typed.source, meaning.records, meaning.why, origin, typed.draft, typed.reading),
    )
    return Outcome(
        message=text.note(
            f"{views.NOTHING_YET} {text.escape(meaning.why)} The form is open with what you typed."
        ),
        form=view,
        draft=draft,
        kept={"draft": typed.draft},
        unopened=(await questions.asking(session, draft)).message if draft is not None else None,
    )


async def explained(session: Session, meaning: OpenForm, source: Source, *, at: datetime) -> OpenForm:
    """Return a form with a sentence that says why it opens; whom Slack may yet name is nobody's outsider."""
    group = await groups.find(session, source.team, source.channel)
    all_known = introductions.was_told_since(group, at - introductions.LATELY)
    why = await _not_followed(session, meaning, source) or reasons.why(meaning, all_known=all_known)
    records = meaning.records if all_known else tuple(map(_without_strangers, meaning.records))
    return replace(meaning, why=why, records=records)


async def _not_followed(session: Session, meaning: OpenForm, source: Source) -> str:
    """Return why a decision that a new one names can not be replaced or amended; empty where it can be."""
    if Missing.REPLACES not in meaning.missing:
        return ""
    taken = [one.words for record in meaning.records for one in record.taken if one.field in _FOLLOWS]
    for number in re.findall(r"(?i)\bd\s?(\d{1,6})", " ".join(taken)):
        found = await decisions.numbered(session, source.team, source.channel, int(number))
        if found is None:
            return f"There is no decision D{int(number)} in this channel."
        try:
            await relations.refuse_to_follow(session, found)
        except Refusal as refusal:
            return str(refusal)
    return ""


def _without_strangers(record: New) -> New:
    if isinstance(record, NewDecision):
        return record
    return replace(record, owners=tuple(one for one in record.owners if one.kind is not OwnerKind.OUTSIDE))
