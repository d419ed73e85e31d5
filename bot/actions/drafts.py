"""The action form, filled in with what a message says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from bot.actions import service
from bot.actions.views import answers
from bot.actions.views.answers import Namesakes
from bot.actions.views.form import ActionPrefill
from bot.language import bounds, names, slack_text
from bot.language.bounds import Budget
from bot.meetings import calendars
from bot.slack.blocks import text as words
from bot.understanding import actions as understanding
from bot.understanding import several
from bot.understanding.actions import Task
from bot.understanding.several import Piece
from storage import decisions, groups, people
from storage.database import Session
from storage.records import Assignee, Decision, OwnerKind, Source

MOST_OFFERED = 100


@dataclass(frozen=True)
class _Reading:
    """What a text was read as: one action with the decision that it is for, unless undone, or `several`.

    `names` are those of the people whom it mentions, by id.
    """

    task: Task
    decision: Decision | None
    several: tuple[Piece, ...]
    names: Mapping[str, str]


class _Given(TypedDict):
    """What every reading of a text depends on, beside the calendar."""

    speaker: str
    names: Mapping[str, str]
    budget: Budget


async def prefill(session: Session, source: Source, text: str, *, at: datetime) -> ActionPrefill:
    """Return the form filled in with what a message says, whose author is meant by 'I'.

    Nothing is recorded without the form, so everybody whom the message names is offered as an owner.
    """
    reading = await _read(session, source, text, speaker=source.said_by or "", at=at)
    namesakes = await _namesakes(session, source, reading.task)
    found = _prefill(source, reading.task, reading.decision, namesakes)
    named = slack_text.people(text)
    owners = tuple(dict.fromkeys(user for user in found.owners or named if user))
    people_named = tuple(Assignee(OwnerKind.PERSON, user) for user in owners)
    unfit = {one.user for one in await service.unfit(session, source.team, people_named)}
    return replace(
        found,
        action=found.action or slack_text.readable(text),
        owners=tuple(user for user in owners if user not in unfit),
    )


async def several_in(
    session: Session, source: Source, text: str, *, speaker: str, at: datetime
) -> tuple[Piece, ...]:
    """Return the actions in a text that holds several."""
    return (await _read(session, source, text, speaker=speaker, at=at)).several


async def offered(session: Session, team: str, channel: str) -> list[Decision]:
    """Return the decisions of a group that an action can be for, newest first."""
    return await decisions.latest(session, team, channel, limit=MOST_OFFERED)


async def _read(session: Session, source: Source, text: str, *, speaker: str, at: datetime) -> _Reading:
    """Return the action in `text`, or all of several, and the decision that it is for."""
    calendar = await calendars.find(session, source.team, source.channel, source.author, now=at)
    mentioned = [mention.id for mention in slack_text.mentions(text)]
    known = await people.known(session, source.team, mentioned)
    known_names = {user: person.name for user, person in known.items()}
    with_ids = await _with_ids(session, source, text)

    def read() -> tuple[tuple[Piece, ...], Task]:
        given: _Given = {"speaker": speaker, "names": known_names, "budget": Budget()}
        return several.actions(with_ids, calendar, **given), understanding.read(text, calendar, **given)

    pieces, task = await bounds.in_thread(len(text), read)
    decision = None
    if task.decision is not None:
        decision = await decisions.numbered(session, source.team, source.channel, task.decision)
    stands = decision is not None and decision.undone_at is None
    return _Reading(task, decision if stands else None, pieces, known_names)


async def _with_ids(session: Session, source: Source, text: str) -> str:
    """Return a text with mentions in the place of names as typed that only one member goes by."""
    if not names.are_in(text):
        return text
    known = await people.described(session, source.team, [source.channel])
    for named in reversed(names.typed_in(text, known)):
        if len(named.people) == 1:
            text = f"{text[: named.start]}{words.person(named.people[0].user)}{text[named.end :]}"
    return text


async def _namesakes(session: Session, source: Source, task: Task) -> Namesakes:
    if not task.unresolved:
        return Namesakes()
    known = names.Directory(await people.described(session, source.team, [source.channel]))
    group = await groups.find(session, source.team, source.channel)
    users = {name: [person.user for person in known.fitting(name)] for name in task.unresolved}
    return Namesakes(users, all_known=group is not None and group.synced_at is not None)


def _prefill(source: Source, task: Task, decision: Decision | None, namesakes: Namesakes) -> ActionPrefill:
    named = [owner.user for owner in task.owners if owner.kind is OwnerKind.PERSON and owner.user]
    named += [users[0] for users in namesakes.users.values() if len(users) == 1]
    questions = [words.escape(task.question.asks)] if task.question else []
    return ActionPrefill(
        source,
        action=task.text,
        owners=tuple(dict.fromkeys(named or task.suggested)),
        user_groups=tuple(owner for owner in task.owners if owner.kind is OwnerKind.USER_GROUP),
        due=task.phrase or (words.day(task.due) if task.due else ""),
        measure=task.measure or "",
        decision=decision.number if decision else None,
        decisions=(decision,) if decision else (),
        notice=" ".join([*questions, *answers.who_is_meant(namesakes)]),
    )
