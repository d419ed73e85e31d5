"""What must hold after every run, whatever went wrong in it: the checks that these tests share."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from bot import sandbox
from storage.database import Sessions
from storage.records import OutboxState
from storage.tables import decisions, outbox

ENDS = {OutboxState.SENT, OutboxState.DROPPED, OutboxState.PARKED}


def keyed(slack: sandbox.Slack) -> dict[str, list[str]]:
    """Return, by key of the outbox, the `ts` of each message that stands in Slack with it."""
    found: dict[str, list[str]] = {}
    for channel in slack.channels.values():
        for message in channel.messages.values():
            if message.metadata and message.metadata["event_type"] == "matters_delivery":
                found.setdefault(message.metadata["event_payload"]["key"], []).append(message.ts)
    return found


def doubled(slack: sandbox.Slack) -> list[str]:
    """Return the keys of messages that are seen more than once."""
    return [key for key, stamps in keyed(slack).items() if len(stamps) > 1]


async def rows(sessions: Sessions) -> list[Any]:
    """Return the whole outbox."""
    async with sessions.read() as session:
        return list(await session.execute(select(outbox).order_by(outbox.c.id)))


async def unsettled(sessions: Sessions) -> list[tuple[str, str]]:
    """Return the key and state of what has not come to its end."""
    return [(row.key, row.state) for row in await rows(sessions) if row.state not in ENDS]


async def unexplained(sessions: Sessions, slack: sandbox.Slack) -> list[str]:
    """Return the keys of messages that stand in Slack while the outbox does not say that they were sent."""
    known = {row.key: row for row in await rows(sessions)}
    return [
        key
        for key, stamps in keyed(slack).items()
        if key not in known
        or known[key].state is OutboxState.DROPPED
        or (known[key].state is OutboxState.SENT and known[key].sent_ts not in stamps)
    ]


async def wordings(sessions: Sessions) -> Counter[str]:
    """Return how often each wording of a decision is recorded."""
    async with sessions.read() as session:
        return Counter((await session.execute(select(decisions.c.text))).scalars().all())


def taken(said: str) -> bool:
    """Tell whether an answer lets whoever typed a command believe that it is on record.

    A card is to follow, so that there is no word, or one that it comes later.
    """
    return not said or "Recorded as" in said
