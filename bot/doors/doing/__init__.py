"""Does what was meant, whatever the door: each act by the capability that it belongs to."""

from bot.actions import user_groups
from bot.doors.doing import forms, questions, records
from bot.doors.doing.outcomes import Outcome
from bot.language import slack_text
from bot.slack.blocks import text
from bot.slack.incoming.requests import Request
from bot.sources import invitations
from bot.understanding.meaning import Ask, Courtesy, Meaning, OpenForm, Record, Show
from storage.database import Session
from storage.records import Source

__all__ = ["Outcome", "do", "follow_up"]


async def do(session: Session, request: Request, meaning: Meaning, source: Source, typed: str) -> Outcome:
    """Do what somebody meant by what they `typed`, as Slack sent it; return what comes of it."""
    match meaning:
        case Record():
            return await records.record(session, request, meaning.records, source)
        case OpenForm():
            return await forms.form(session, meaning, source, slack_text.readable(typed), request.key)
        case Ask():
            return await questions.ask(session, request, meaning, source, typed)
        case Show():
            return Outcome(show=meaning)
        case Courtesy():
            return Outcome(message=text.note("You are welcome."))
        case _:
            return Outcome(message=text.note("…"))


def follow_up(request: Request, outcome: Outcome) -> None:
    """Have those asked and told, after the answer, whom new records concern."""
    for made in outcome.made:
        request.bot.background.start(invitations.ask_where_typed(request, made))
    if outcome.made:
        request.bot.background.start(user_groups.ask_members(request.bot))
