"""Where a record comes from, as forms remember it until they are sent in."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from storage.records import Source

_FIELDS = ("channel", "said_ts", "thread_ts", "said_by", "read_ts")
"""All but whose workspace it is and who records: the request says that, and it can not be forged there."""


def packed(source: Source) -> dict[str, str]:
    """Return a source as part of a form's metadata."""
    return {name: value for name, value in asdict(source).items() if name in _FIELDS and value is not None}


def unpacked(metadata: Mapping[str, Any], team: str, author: str) -> Source:
    """Return what `packed` put into a form that `author` sends in."""
    return Source(team, author=author, **{name: metadata[name] for name in _FIELDS if name in metadata})
