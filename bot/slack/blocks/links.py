"""Where in Slack a record stands, as addresses that anybody who can see its channel may open."""

from dataclasses import dataclass

from storage.records import Action, Decision

_DELETED = "deleted"


@dataclass(frozen=True)
class Addresses:
    """Where something was said, and its card; None for what does not exist, or is not known."""

    said: str | None = None
    card: str | None = None


NOWHERE = Addresses()


def of(record: Decision | Action, workspace: str | None) -> Addresses:
    """Return a record's addresses; `workspace` is its workspace's own: 'https://wellbeing.slack.com/'.

    They are made as Slack makes them (https://docs.slack.dev/reference/methods/chat.getPermalink), so that
    nobody waits for it to be asked.
    """
    if not workspace or not workspace.startswith("https://"):
        return NOWHERE
    said = record.said_ts if record.source_change != _DELETED else None
    return Addresses(_of(record, workspace, said), _of(record, workspace, record.card_ts))


def _of(record: Decision | Action, workspace: str, ts: str | None) -> str | None:
    if ts is None:
        return None
    place = f"{workspace.rstrip('/')}/archives/{record.channel}/p{ts.replace('.', '')}"
    in_thread = record.thread_ts is not None and record.thread_ts != ts
    return f"{place}?thread_ts={record.thread_ts}&cid={record.channel}" if in_thread else place
