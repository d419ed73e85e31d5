"""Where in Slack a message is: its `ts`, which says when too, and a link for those who see its channel."""

from dataclasses import dataclass
from datetime import UTC, datetime

from storage.records import Action, Decision

MOST_ALSO = 5
"""So many other messages of a matter are enough to find it by."""
_DELETED = "deleted"
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def stamp(at: datetime) -> str:
    """Return an instant as a `ts`."""
    return f"{at.timestamp():.6f}"


def instant(ts: str) -> datetime:
    """Return the instant that a `ts` names, to the microsecond; the year 1970 for one that is malformed."""
    seconds, _, micros = ts.partition(".")
    try:
        return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(micros[:6] or 0))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Addresses:
    """Links to where a record was said, and to its card; None for what does not exist, or is not known.

    `also` are those to other messages in which it stands, the first one first.
    """

    said: str | None = None
    card: str | None = None
    also: tuple[str, ...] = ()

    def each(self, alone: str) -> str:
        """Return the links to where it was said: `alone` where there is one, else 'first, second, third'."""
        links = sorted(filter(None, (self.said, *self.also)))
        names = (alone,) if len(links) == 1 else _PLACES
        return ", ".join(f"<{link}|{name}>" for link, name in zip(links, names, strict=False))


NOWHERE = Addresses()


def of_record(record: Decision | Action, workspace: str | None) -> Addresses:
    """Return a record's addresses; `workspace` is its workspace's own: 'https://wellbeing.slack.com/'.

    They are made as Slack makes them (https://docs.slack.dev/reference/methods/chat.getPermalink), so that
    nobody waits for it to be asked.
    """
    if not workspace or not workspace.startswith("https://"):
        return NOWHERE
    said = record.said_ts if record.source_change != _DELETED else None
    others = (_link(record, workspace, ts) for ts in record.said_also[:MOST_ALSO])
    return Addresses(
        _link(record, workspace, said), _link(record, workspace, record.card_ts), tuple(filter(None, others))
    )


def _link(record: Decision | Action, workspace: str, ts: str | None) -> str | None:
    if ts is None:
        return None
    place = f"{workspace.rstrip('/')}/archives/{record.channel}/p{ts.replace('.', '')}"
    in_thread = record.thread_ts is not None and record.thread_ts != ts
    return f"{place}?thread_ts={record.thread_ts}&cid={record.channel}" if in_thread else place
