"""The forms about one decision, as they come back: to record it, unfolded by More, and to settle it."""

from dataclasses import replace
from datetime import date
from itertools import takewhile

from slack_bolt.async_app import AsyncAck

from bot.decisions import afterwards, commands, service, views
from bot.decisions.buttons import decision_of, show_details_again
from bot.decisions.views.form import MOST_OFFERED
from bot.language import slack_text
from bot.language.names import Directory
from bot.language.refusal import Faults, Refusal, beside
from bot.meetings import calendars
from bot.slack.blocks import modals, origins
from bot.slack.blocks import text as blocks
from bot.slack.incoming import access
from bot.slack.incoming.requests import Press, Submission
from bot.sources import late_cards
from bot.understanding import days, following
from bot.understanding.following import FollowingResolution
from storage import decisions, people
from storage.database import Session
from storage.records import Decision, DecisionStatus, Party, Source

MISSING = "What was decided? For example: We will pilot the crisis café from January."


async def offered(session: Session, source: Source) -> list[Decision]:
    """Return the decisions that the form can offer to replace or amend, and one more if there is one."""
    return await decisions.standing(session, source.team, source.channel, limit=MOST_OFFERED + 1)


async def unfold(ack: AsyncAck, press: Press) -> None:
    """Show what is under More, keeping what was typed."""
    view = press.view
    source = origins.unpack(modals.metadata(view), press.team, press.user)
    async with press.bot.sessions.read() as session:
        member = await people.is_member(session, press.team, source.channel, press.user)
        standing = await offered(session, source) if member else []
    text, reason = modals.written(view, "decision"), modals.written(view, "because")
    said = replace(views.kept(view), condition=modals.written(view, "condition") or None)
    draft = modals.metadata(view).get("draft", 0)
    form = views.form(
        views.Form(source, text, reason, standing=standing, unfolded=True, said=said, draft=draft)
    )
    # What was said above the inputs, such as what is missing, stays there.
    noted = takewhile(lambda block: block["type"] == "section", view["blocks"])
    await press.unfold(form | {"blocks": [*noted, *form["blocks"]]})
    await ack()


async def record(ack: AsyncAck, submission: Submission) -> None:
    """Record what was filled in, once for each form; what is wrong is said beside its input."""
    source = submission.source
    async with submission.bot.sessions.begin() as session:
        await access.refuse_outsiders(session, source.team, source.channel, source.author)
        resolution = await _filled_in(session, submission, source.channel)
        # Only what it replaces or amends is refused while it is recorded.
        with beside("follows" if modals.selected(submission.view, "follows") else "decision"):
            recorded = await commands.record(session, submission, resolution, source)
    afterwards.begin(submission.bot, recorded.decision)
    late_cards.wait(submission, recorded.decision)
    await ack()


async def settle(ack: AsyncAck, submission: Submission) -> None:
    """Give a decision its new status, with why, and show so in the Details behind the form."""
    view, user, now = submission.view, submission.user, submission.at
    status = DecisionStatus(submission.metadata["status"])
    reason = slack_text.clean(modals.written(view, "because")) or None
    async with submission.bot.sessions.begin() as session:
        decision = await service.lock(session, submission.team, decision_of(view))
        await access.refuse_outsiders(session, decision.team, decision.channel, user)
        if await submission.first_time(session):
            back = None
            if status is DecisionStatus.PARKED:
                back = await _come_back_on(session, submission, decision.channel)
            decision = await service.settle(
                session, decision, status, reason, come_back_on=back, user=user, at=now
            )
    submission.bot.background.start(show_details_again(submission, decision))
    await ack()


async def _filled_in(session: Session, submission: Submission, channel: str) -> FollowingResolution:
    """Return what was filled in; raise Refusal with all that is wrong with it, by input."""
    view, faults = submission.view, Faults()
    filled = views.resolution_in(view)
    text, follows = following.from_end(filled.text)
    if not text:
        faults.add("decision", MISSING)
    if (chosen := views.chosen_relation(view)) is not None:
        follows = (chosen, *(one for one in follows if one.number != chosen.number))
    back: date | None = None
    if filled.status is DecisionStatus.PARKED or modals.written(view, "come_back_on"):
        with faults.beside("come_back_on"):
            back = await _come_back_on(session, submission, channel)
    behalf: Party | None = None
    with faults.beside("on_behalf_of"):
        behalf = await _on_behalf(session, submission, channel)
    faults.refuse()
    said = vars(filled) | {"text": text, "come_back_on": back, "on_behalf_of": behalf}
    return FollowingResolution(**said, follows=follows)


async def _come_back_on(session: Session, submission: Submission, channel: str) -> date:
    calendar = await calendars.find(session, submission.team, channel, submission.user, now=submission.at)
    return days.come_back(modals.written(submission.view, "come_back_on"), calendar)


async def _on_behalf(session: Session, submission: Submission, channel: str) -> Party | None:
    """Return for whom it is recorded: somebody of the group where one goes by the name, or else the name.

    Raises Refusal where several go by it.
    """
    typed = slack_text.clean(modals.written(submission.view, "on_behalf_of"))
    if not typed:
        return None
    opened_with = views.kept(submission.view).on_behalf_of
    known = await people.described(session, submission.team, [channel])
    if opened_with is not None:
        names = {person.user: person.name for person in known}
        if typed == views.named(opened_with, names):
            return opened_with
    found = Directory(known).fitting(typed.removeprefix("@"))
    if len(found) > 1:
        which = blocks.either([person.name for person in found])
        raise Refusal(f"‘{typed}’ may mean {which}: write their whole name.")
    return Party(user=found[0].user) if found else Party(name=typed)
