"""The end of a group's meetings that waits for its Confirm. It travels whole in the value of its button."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar


@dataclass(frozen=True)
class EndingProposal:
    """The end of a group's meetings as it was shown to `by`, who asked for it; `key` makes it count once.

    `since` is the first day without meetings, None for at once; `series` the group's series that was shown to
    end, and `alone` the ids of meetings planned by themselves that were shown to be cancelled with it.
    """

    what: ClassVar[str] = "end"
    key: str
    channel: str
    by: str
    since: date | None = None
    series: int | None = None
    alone: tuple[int, ...] = ()

    @property
    def once(self) -> str:
        """The key under which the meetings end once, or go on."""
        return f"end:{self.key}"


def pack(ending: EndingProposal) -> str:
    """Return an end of the meetings as the value of a button, or part of a message."""
    since = ending.since.isoformat() if ending.since else None
    return json.dumps(vars(ending) | {"what": ending.what, "since": since})


def unpack(carried: dict[str, Any]) -> EndingProposal | None:
    """Return the end that a button carries; None for anything that `pack` did not make."""
    try:
        since = date.fromisoformat(carried["since"]) if carried["since"] else None
        alone = tuple(carried["alone"])
        names = (carried["key"], carried["channel"], carried["by"])
        ending = EndingProposal(*names, since=since, series=carried["series"], alone=alone)
    except (ValueError, TypeError, KeyError):
        return None
    numbers = (*alone, *([ending.series] if ending.series is not None else []))
    sound = all(type(number) is int and 0 < number < 2**31 for number in numbers)
    return ending if sound and all(isinstance(name, str) for name in names) else None
