"""What buttons carry and forms keep that name things of a private group, or things that are nowhere."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.understanding import packing
from bot.understanding.meaning import NewDecision, Record
from storage import actions, concerns, decisions, drafts, history, meetings
from storage.records import Source, Strength
from tests.world import World

ABSENT = 987_654
CANARY = "canary"


@dataclass(frozen=True)
class Ids:
    """What there is in the private group, or what is nowhere."""

    channel: str
    decision: int = ABSENT
    newer: int = ABSENT
    concern: int = ABSENT
    action: int = ABSENT
    owner: int = ABSENT
    meeting: int = ABSENT
    draft: int = ABSENT
    line: int = ABSENT


NOWHERE = Ids("C0NOWHERE")


async def ids(world: World) -> Ids:
    team, channel = world.workspace.team_id, world.workspace.channel("chairs").id
    rosa = world.workspace.person("rosa").id
    async with world.sessions.begin() as session:
        older, newer = [await decisions.numbered(session, team, channel, number) for number in (1, 2)]
        action = await actions.numbered(session, team, channel, 1)
        assert older
        assert newer
        assert action
        raised, _ = await concerns.raise_concern(
            session, older, f"a {CANARY}", Strength.OBJECTION, author=rosa, at=world.now
        )
        [owner] = await actions.owners_of(session, action)
        [meeting] = await meetings.coming(session, team, channel, world.now, 1)
        readings = [{"label": "A decision", "means": packing.pack(Record((NewDecision(CANARY),)))}]
        source = Source(team, channel, rosa)
        draft = await drafts.keep(session, source, f"the {CANARY}", "Which?", readings, at=world.now)
        await history.write(session, action, "dated", actor=rosa, at=world.now, before={}, after={})
        line = await history.last_line(session, action)
    return Ids(channel, older.id, newer.id, raised.id, action.id, owner.id, meeting.id, draft.id, line)


def _pair(ids: Ids) -> dict[str, int]:
    return {"newer": ids.newer, "older": ids.decision}


def _plan(ids: Ids) -> dict[str, Any]:
    plan = {"key": "k", "channel": ids.channel, "by": "U1", "start": "2026-12-01T10:00:00", "rrule": None}
    return plan | {"zone": "Europe/London", "minutes": 60}


PRESSED: dict[str, Callable[[Ids], object]] = {
    "action": lambda ids: ids.action,
    "action to read": lambda ids: ids.action,
    "channel": lambda ids: "more",
    "decision": lambda ids: ids.decision,
    "decision to read": lambda ids: ids.decision,
    "decisions": lambda ids: f"{ids.decision},{ids.newer}",
    "decisions to read": lambda ids: f"{ids.decision},{ids.newer}",
    "draft": lambda ids: json.dumps({"draft": ids.draft, "reading": 1}),
    "details": lambda ids: f"{ids.concern} answered",
    "here": lambda ids: json.dumps(_plan(ids) | {"text": CANARY, "day": "2026-12-04", "origin": "o"}),
    "line": lambda ids: ids.line,
    "meeting": lambda ids: ids.meeting,
    "message": lambda ids: ids.channel,
    "oneself": lambda ids: "once a week",
    "owner": lambda ids: ids.owner,
    "pair": lambda ids: json.dumps(_pair(ids)),
    "question": lambda ids: ids.channel,
}
"""What a button carries that names something of each kind."""


def kept(ids: Ids) -> dict[str, Any]:
    """Return what any form of ours may keep, all in one."""
    several = {"thread": "1.1", "said": [], "groups": [], "relation": "supersedes", "status": "agreed"}
    ours = {"decision": ids.decision, "concern": ids.concern, "action": ids.action, "owner": ids.owner}
    return {
        **_plan(ids),
        **several,
        **ours,
        "draft": ids.draft,
        "reading": 1,
        **_pair(ids),
        "meeting": ids.meeting,
        "reply": "",
    }


def sent_in(kind: str, ids: Ids) -> object:
    return [ids.owner, ids.channel, "1.1"] if kind == "owner" else kept(ids)
