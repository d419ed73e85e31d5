"""Recording a decision, by whatever door it came: the record, its card, what it replaces, and who is told."""

from dataclasses import dataclass
from datetime import datetime

from bot.decisions import replacements, views
from bot.language import similarity
from bot.language.refusal import Refusal
from bot.slack import beside
from bot.slack.blocks.text import Message
from bot.sources import cards, changes
from bot.understanding.decisions import Follow, Resolution
from storage import concerns, decisions, events_seen, links, meetings, people
from storage.database import Session
from storage.records import WEIGHTY, Concern, Decision, DecisionStatus, Relation, Source, There

LOOKED_THROUGH = 200
"""How many of a group's standing decisions are compared with a new one."""


@dataclass(frozen=True)
class Alike:
    """An earlier decision that a new one may be about, who decided it, and what was raised against it."""

    older: Decision
    there: There
    concerns: tuple[Concern, ...]


@dataclass(frozen=True)
class Compared:
    """That a decision was compared with the others: the id of the one that it is alike, None for none."""

    older: int | None


@dataclass(frozen=True)
class Captured:
    """What came of recording: the decision, what it was said to replace or amend, and what to ask about."""

    decision: Decision
    older: tuple[Decision, ...] = ()
    alike: Alike | None = None


async def record_once(
    session: Session,
    key: str,
    resolution: Resolution,
    *,
    source: Source,
    at: datetime,
    thread: tuple[str, ...] = (),
    alike: Compared | None = None,
) -> Captured:
    """Record a decision, once for each `key` in its workspace; a second arrival is answered like the first.

    `alike` tells what it was found to be alike, if it was compared with the others before.
    Raises Refusal, with nothing stored, when it replaces or amends something that can not be. Whoever
    records is noted as a member of the group: the caller has seen them act there.
    """
    if not await events_seen.first_time(session, source.team, key, at=at):
        return await _earlier(session, source.team, key)
    older = [await _followed(session, source, follow) for follow in resolution.follows]
    await people.join(session, source.team, source.channel, source.author, at=at)
    found = None if older else await _alike(session, source, resolution.text, alike)
    meeting = await meetings.current(session, source.team, source.channel, at)
    decision = await decisions.record(
        session,
        resolution.text,
        source=source,
        at=at,
        reason=resolution.reason,
        not_chosen=resolution.not_chosen,
        status=resolution.status,
        come_back_on=resolution.come_back_on,
        meeting_id=meeting.id if meeting is not None else None,
        thread=thread,
    )
    await cards.put_card(session, decision, at=at)
    await changes.catch_up(session, decision, at=at)
    for follow, one in zip(resolution.follows, older, strict=True):
        await relate(session, decision, follow.relation, one, actor=source.author, at=at)
    outcome = {"decision": decision.id, "older": [one.id for one in older]}
    outcome |= {"alike": found.id} if found is not None else {}
    await events_seen.remember(session, source.team, key, outcome)
    return Captured(decision, tuple(older), None if found is None else await _shown(session, found))


def question(captured: Captured, now: datetime) -> views.Asked:
    """Return the question to ask the recorder; there must be something that the decision is alike."""
    if captured.alike is None:
        raise ValueError("there is nothing to ask about")
    alike = captured.alike
    return views.Asked(captured.decision, alike.older, alike.there, alike.concerns, now)


def answer(captured: Captured, now: datetime) -> Message:
    """Return what the recorder is told, by whatever door they came: that it is stored, and what to settle."""
    if captured.alike is not None:
        return views.asked(question(captured, now))
    return views.recorded(captured.decision, captured.older)


async def relate(
    session: Session,
    newer: Decision,
    relation: Relation,
    older: Decision,
    *,
    actor: str,
    at: datetime,
    changed: str | None = None,
) -> bool:
    """Link two decisions, show it on both cards, and tell who decided the older; False when it was so."""
    if not await links.relate(session, newer, relation, older, actor=actor, at=at, changed=changed):
        return False
    for decision in (newer, older):
        await cards.put_update(session, decision, at=at)
    await replacements.put_told(session, newer, older, at=at)
    return True


def refuse_to_follow(older: Decision, newer: Decision | None) -> None:
    """Raise Refusal unless a decision can be replaced or amended; `newer` is what has replaced it."""
    if older.undone_at is not None:
        raise Refusal(f"{older.label} was undone, so there is nothing to replace or amend: leave that out.")
    if older.status is DecisionStatus.SUPERSEDED:
        instead = newer.label if newer is not None else "another decision"
        asks = f"did you mean, for example, 'replaces {instead}'?"
        raise Refusal(f"{older.label} was already replaced by {instead}: {asks}")


async def _followed(session: Session, source: Source, follow: Follow) -> Decision:
    found = await decisions.numbered(session, source.team, source.channel, follow.number)
    older = found and await decisions.lock(session, source.team, found.id)
    if older is None:
        raise Refusal(
            f"There is no D{follow.number} in this channel. Type `/decisions` to see what there is,"
            " then for example 'replaces D3' at the end."
        )
    refuse_to_follow(older, await replaced_by(session, older))
    return older


async def replaced_by(session: Session, older: Decision) -> Decision | None:
    """Return the decision that has superseded this one, or None."""
    newer = await links.newer_of(session, older)
    superseding = [one for link, one in newer if link.relation is Relation.SUPERSEDES]
    return superseding[-1] if superseding else None


async def standing(session: Session, team: str, channel: str) -> list[Decision]:
    """Return those of a group's decisions that a new one is compared with, newest first."""
    return await decisions.standing(session, team, channel, limit=LOOKED_THROUGH)


async def _alike(session: Session, source: Source, text: str, compared: Compared | None) -> Decision | None:
    if compared is not None:
        older = await decisions.find(session, source.team, compared.older) if compared.older else None
        return older if older is not None and older.undone_at is None else None
    others = await standing(session, source.team, source.channel)
    texts = [decision.text for decision in others]
    index = await beside.read(sum(map(len, texts)), lambda: similarity.closest(text, texts))
    return None if index is None else others[index]


async def _shown(session: Session, older: Decision) -> Alike:
    there = await decisions.there(session, older)
    found = [one for one in await concerns.of(session, older) if one.status in WEIGHTY]
    return Alike(older, there, tuple(found))


async def _earlier(session: Session, team: str, key: str) -> Captured:
    outcome = await events_seen.outcome_of(session, team, key)
    decision = await decisions.find(session, team, outcome["decision"])
    if decision is None:
        raise LookupError(f"what came of {key} is gone")
    older = [await decisions.find(session, team, one) for one in outcome["older"]]
    alike = await decisions.find(session, team, outcome["alike"]) if "alike" in outcome else None
    return Captured(
        decision,
        tuple(one for one in older if one is not None),
        None if alike is None else await _shown(session, alike),
    )
