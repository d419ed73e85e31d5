"""What people proposed by a reaction, and took back; ordered by Slack's timestamps, not by arrival."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from storage import rows
from storage.database import Session
from storage.dialects import insert_once
from storage.tables import offers

_INSERT = insert_once(offers)
_KEY = (
    offers.c.team == bindparam("of_team"),
    offers.c.channel == bindparam("of_channel"),
    offers.c.said_ts == bindparam("of_said_ts"),
    offers.c.user == bindparam("of_user"),
    offers.c.kind == bindparam("of_kind"),
)
_ONE = select(offers).where(*_KEY)
_LOCK = _ONE.with_for_update()
_MAKE = update(offers).where(*_KEY).values(made_ts=bindparam("ts"))
_WITHDRAW = update(offers).where(*_KEY).values(withdrawn_ts=bindparam("ts"))


@dataclass(frozen=True)
class Proposed:
    """A message, and who proposed it as a 'decision' or an 'action', its `kind`."""

    team: str
    channel: str
    said_ts: str
    user: str
    kind: str


@dataclass(frozen=True)
class Offer(Proposed):
    """When it was last proposed and withdrawn, as Slack's `ts` of each."""

    made_ts: str | None
    withdrawn_ts: str | None

    @property
    def stands(self) -> bool:
        """Whether it was proposed after it was last withdrawn."""
        return _later(self.made_ts, self.withdrawn_ts)


async def make(session: Session, proposed: Proposed, ts: str) -> bool:
    """Note a reaction made at `ts`; tell whether it makes the offer stand that did not stand before."""
    known = await _locked(session, proposed)
    if known.stands or not _later(ts, known.withdrawn_ts):
        return False
    await session.execute(_MAKE, _key(proposed) | {"ts": ts})
    return True


async def withdraw(session: Session, proposed: Proposed, ts: str) -> None:
    """Note that a reaction was taken back at `ts`."""
    known = await _locked(session, proposed)
    if _later(ts, known.withdrawn_ts):
        await session.execute(_WITHDRAW, _key(proposed) | {"ts": ts})


async def find(session: Session, proposed: Proposed) -> Offer | None:
    """Return what became of a proposal, or None when nobody made it."""
    return rows.first(await session.execute(_ONE, _key(proposed)), Offer)


async def _locked(session: Session, proposed: Proposed) -> Offer:
    await session.execute(_INSERT, vars(proposed))
    return rows.one(await session.execute(_LOCK, _key(proposed)), Offer)


def _key(proposed: Proposed) -> dict[str, str]:
    return {f"of_{name}": getattr(proposed, name) for name in Proposed.__dataclass_fields__}


def _later(ts: str | None, than: str | None) -> bool:
    return ts is not None and (than is None or _order(ts) > _order(than))


def _order(ts: str) -> tuple[int, str]:
    """Return the sort key of a `ts`: more digits before the point are later."""
    return len(ts.partition(".")[0]), ts
