"""Opens the form for what was meant and is not complete, filled in with all of it."""

from dataclasses import replace

from bot.doors.doing import questions, views
from bot.doors.doing.outcomes import Outcome, Typed
from bot.slack.blocks import text
from bot.slack.incoming import introductions
from bot.threads import filled, reasons
from bot.threads.filled import Filled
from bot.understanding.meaning import About, Ask, OpenForm
from storage import groups
from storage.database import Session

LONGEST_WORDING = 300


async def form(session: Session, meaning: OpenForm, typed: Typed, origin: str) -> Outcome:
    """Return the form to open, what to say with it, and what is kept of what was typed meanwhile.

    One action is recorded of the same `origin`, however often its form is sent in.
    """
    group = await groups.find(session, typed.source.team, typed.source.channel)
    all_known = introductions.was_told_since(group, typed.at - introductions.LATELY)
    meaning = await reasons.explained(session, meaning, typed.source, all_known=all_known)
    draft = None
    if not typed.draft:
        asked = Ask(About.READING, asks=_asks(meaning, typed), otherwise=meaning)
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


def _asks(meaning: OpenForm, typed: Typed) -> str:
    """Return why a form is to be opened, with the wording in it where that is not what was typed."""
    wording = meaning.records[0].text if len(meaning.records) == 1 else ""
    if wording.casefold() in typed.words.casefold():
        return meaning.why
    return f"It would be ‘{text.cut(wording, LONGEST_WORDING)}’. {meaning.why}"
