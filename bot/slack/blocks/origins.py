"""Where something was said, as the metadata of a form carries it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack.blocks import addresses
from storage.records import Source

_SECOND = 1_000_000
KEPT = ("channel", "said_ts", "thread_ts", "said_by", "read_ts")


def pack(source: Source) -> dict[str, str]:
    """Return a source as metadata, without workspace and author, which are its sender's."""
    kept = {name: getattr(source, name) for name in KEPT}
    return {name: value for name, value in kept.items() if value is not None}


def pack_also(source: Source) -> list[int]:
    """Return where else something was said as microseconds after its message: metadata has little room."""
    if source.said_ts is None or not source.said_also:
        return []
    said = _micros(source.said_ts)
    return [_micros(ts) - said for ts in source.said_also[: addresses.MOST_ALSO]]


def unpack_also(said_ts: str | None, after: Sequence[int]) -> tuple[str, ...]:
    """Return where else something was said, from what `pack_also` made of it."""
    if said_ts is None:
        return ()
    return tuple(f"{at // _SECOND}.{at % _SECOND:06}" for at in (_micros(said_ts) + each for each in after))


def _micros(ts: str) -> int:
    seconds, _, micros = ts.partition(".")
    return int(seconds) * _SECOND + int(micros or 0)


def unpack(metadata: Mapping[str, Any], team: str, author: str) -> Source:
    """Return the source of what `author` records with a form; other keys of its metadata do no harm."""
    return Source(team=team, author=author, **{name: metadata[name] for name in KEPT if name in metadata})
