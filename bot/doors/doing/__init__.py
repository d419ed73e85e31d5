"""Does what was meant, whatever the door: each act by the capability that it belongs to.

A door notes that something arrives for the first time, has it done here, and keeps what came of it.
"""

from bot.actions import user_groups
from bot.doors.doing import answers, changes, forms, questions, records, views
from bot.doors.doing.outcomes import Outcome
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.incoming.requests import Json, Request
from bot.sources import invitations
from bot.understanding.meaning import (
    Answer,
    Ask,
    Change,
    Confirm,
    Courtesy,
    LeaveOut,
    Meaning,
    OpenForm,
    Record,
    Several,
    Show,
)
from storage.database import Session
from storage.records import Source

__all__ = ["Outcome", "do", "done_before", "follow_up"]


async def do(session: Session, request: Request, meaning: Meaning, source: Source, typed: str) -> Outcome:
    """Do what somebody meant by what they `typed`, as Slack sent it; return what comes of it.

    Raises Refusal, with nothing stored, for what can not be done, or not by them.
    """
    match meaning:
        case Record():
            return await records.record(session, meaning.records, source, at=request.at)
        case OpenForm():
            return await forms.form(session, meaning, source, slack_text.readable(typed), request.key)
        case Ask() | Confirm():
            return await questions.ask(session, meaning, source, typed, at=request.at)
        case Change() | Answer():
            return await _change(session, request, meaning, source, typed)
        case Show():
            return Outcome(show=meaning)
        case Several():
            return _together([await do(session, request, each, source, typed) for each in meaning.does])
        case _:
            return _said(meaning)


async def _change(
    session: Session, request: Request, meaning: Change | Answer, source: Source, typed: str
) -> Outcome:
    if isinstance(meaning, Change):
        return await changes.change(session, request, meaning, source)
    return await answers.answer(session, request, meaning, source, slack_text.readable(typed))


def _together(done: list[Outcome]) -> Outcome:
    """Return what comes of several things that were said in one breath."""
    return Outcome(
        message=views.joined([each.message for each in done if each.message is not None]),
        made=tuple(made for each in done for made in each.made),
        draft=next((each.draft for each in done if each.draft is not None), None),
        related=tuple(pair for each in done for pair in each.related),
    )


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
        return questions.asking(draft)
    return await records.recorded_before(session, request.team, kept.get("made", ()), request.at)


def follow_up(request: Request, outcome: Outcome) -> None:
    """Have those asked and told, after the answer, whom new records concern."""
    for made in outcome.made:
        request.bot.background.start(invitations.ask_where_typed(request, made))
    if outcome.made:
        request.bot.background.start(user_groups.ask_members(request.bot))
