"""Does what was meant, whatever the door: each act by the capability that it belongs to.

A door notes that something arrives for the first time, has it done here, and keeps what came of it.
"""

from collections.abc import Sequence

from bot.actions import user_groups
from bot.decisions import afterwards
from bot.doors.doing import answers, changes, forms, preferences, questions, records, told, unsettled, views
from bot.doors.doing.outcomes import Outcome, Typed
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.incoming.requests import Json, Request
from bot.sources import invitations, late_cards
from bot.understanding import packing
from bot.understanding.meaning import (
    Answer,
    Ask,
    Change,
    Confirm,
    Courtesy,
    LeaveOut,
    Meaning,
    OpenForm,
    Prefer,
    Record,
    Several,
    Show,
)
from storage.database import Session
from storage.records import Decision

__all__ = ["Outcome", "Typed", "do", "do_each", "done_before", "follow_up"]


async def do(session: Session, request: Request, meaning: Meaning, typed: Typed) -> Outcome:
    """Do what somebody meant by what they `typed`; return what comes of it.

    Raises Refusal, with nothing stored, for what can not be done, or not by them.
    """
    match meaning:
        case Record():
            return await records.record(session, meaning.records, typed.source, at=request.at)
        case OpenForm():
            return await _left_open(session, request, await forms.form(session, meaning, typed, request.key))
        case Ask() | Confirm():
            return await _left_open(session, request, await questions.ask(session, meaning, typed))
        case Change() | Answer():
            return await _change(session, request, meaning, typed)
        case Show():
            return Outcome(show=meaning)
        case Several():
            return await do_each(session, request, meaning.does, typed)
        case Prefer():
            return await preferences.prefer(session, request, meaning)
        case _:
            return _said(meaning)


async def do_each(session: Session, request: Request, confirmed: Sequence[Meaning], typed: Typed) -> Outcome:
    """Do all that was confirmed together, and return what comes of it."""
    outcomes = [await do(session, request, each, typed) for each in confirmed]
    if len(outcomes) == 1:
        return outcomes[0]
    return Outcome(
        message=views.all_of(each.message for each in outcomes),
        recorded=views.all_of(each.recorded for each in outcomes),
        made=tuple(record for each in outcomes for record in each.made),
    )


async def _change(session: Session, request: Request, meaning: Change | Answer, typed: Typed) -> Outcome:
    if isinstance(meaning, Change):
        await changes.change(session, request, meaning, typed.source)
    else:
        await answers.answer(session, request, meaning, typed)
    return Outcome(
        message=await told.of(session, meaning, typed.source),
        did=meaning,
        kept={"did": packing.pack(meaning)},
    )


async def _left_open(session: Session, request: Request, outcome: Outcome) -> Outcome:
    """Have what a question or a form asks in a group asked once more in its author's next morning."""
    if outcome.draft is not None and not request.is_alone:
        await unsettled.put(session, outcome.draft)
    return outcome


def _said(meaning: Meaning) -> Outcome:
    """Return what is answered to what changes nothing."""
    if isinstance(meaning, Courtesy):
        return Outcome(message=text.note(views.POLITE[meaning.what]))
    if isinstance(meaning, LeaveOut):
        return Outcome(message=text.note(views.LEFT))
    raise Refusal(views.NOT_UNDERSTOOD)


async def done_before(session: Session, request: Request, kept: Json) -> Outcome:
    """Return what came of a request when it arrived for the first time, from what was kept of that."""
    if "draft" in kept:
        draft = await questions.find_asked(session, request.team, kept["draft"], request.user)
        return await questions.asking(session, draft)
    if "did" in kept:
        did = packing.unpack(kept["did"])
        if isinstance(did, Change | Answer):
            return Outcome(message=await told.of(session, did, request.source), did=did)
    return await records.recorded_before(session, request.team, kept.get("made", ()))


def follow_up(request: Request, outcome: Outcome) -> None:
    """Have those asked and told, after the answer, whom new records concern, and whoever waits for cards."""
    for made in outcome.made:
        if outcome.recorded is not None:
            late_cards.wait(request, made)
        if isinstance(made, Decision):
            afterwards.begin(request.bot, made)
        request.bot.background.start(invitations.ask_where_typed(request, made))
    if outcome.made:
        request.bot.background.start(user_groups.ask_members(request.bot))
