"""Where something was said, as the metadata of a form carries it."""

from collections.abc import Mapping
from typing import Any

from storage.records import Source

KEPT = ("channel", "said_ts", "thread_ts", "said_by", "read_ts")


def pack(source: Source) -> dict[str, str]:
    """Return a source as metadata, without workspace and author, which are its sender's."""
    kept = {name: getattr(source, name) for name in KEPT}
    return {name: value for name, value in kept.items() if value is not None}


def unpack(metadata: Mapping[str, Any], team: str, author: str) -> Source:
    """Return the source of what `author` records with a form; other keys of its metadata do no harm."""
    return Source(team=team, author=author, **{name: metadata[name] for name in KEPT if name in metadata})
