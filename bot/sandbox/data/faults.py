"""Faults on order: what Slack or the network gets wrong on the next matching call."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

OutboundKind = Literal[
    "refuse", "drop before", "drop after", "slow", "429", "5xx", "ok:false", "truncate", "html200"
]
InboundKind = Literal["duplicate", "reorder", "lost reply"]
Kind = OutboundKind | InboundKind

_AFTER = {"drop after", "slow", "truncate", "html200"}
"""Faults that strike once Slack has done its part: the caller can not know whether it has."""


@dataclass
class Fault:
    """One order; see `Faults.add`."""

    kind: str
    method: str | None
    times: int
    channel: str | None
    retry_after: object
    delay: float
    error: str | None
    after: bool


class Faults:
    """The orders that are still open, oldest first."""

    def __init__(self) -> None:
        self._open: list[Fault] = []

    def add(
        self,
        method: str | None = None,
        kind: str = "drop after",
        times: int = 1,
        channel: str | None = None,
        retry_after: object = None,
        delay: float | None = None,
        error: str | None = None,
        after: bool | None = None,
    ) -> Fault:
        """Order a fault for the next `times` matches.

        Of the app's calls: `method` is a Web API method, or `response_url`; `channel` is an id or a name;
        `retry_after` goes into the header as it is (`""` leaves the header out); `delay` is in real
        seconds; `error` is the code of `ok:false`, the status of `5xx`; `after` says whether
        Slack does its part first, where the kind leaves that open.
        Of what Slack delivers (`duplicate`, `reorder`, `lost reply`): `method` is an event's type,
        `slash_command`, or an interaction's type such as `view_submission`.
        """
        if kind not in get_args(OutboundKind) + get_args(InboundKind):
            raise ValueError(f"{kind!r} is no fault of the sandbox")
        fault = Fault(
            kind=kind,
            method=method,
            times=times,
            channel=channel,
            retry_after=retry_after,
            delay=0.05 if delay is None else delay,
            error=error,
            after=kind in _AFTER if after is None else after,
        )
        self._open.append(fault)
        return fault

    def clear(self) -> None:
        """Cancel every order."""
        self._open.clear()

    def outbound(self, method: str, places: Collection[str]) -> Fault | None:
        """Take the next fault for a call of the app about any of `places` (ids and names of one channel)."""
        return self._take(get_args(OutboundKind), method, places)

    def inbound(self, name: str) -> Fault | None:
        """Take the next fault for something Slack delivers."""
        return self._take(get_args(InboundKind), name, ())

    def _take(self, kinds: tuple[str, ...], method: str, places: Collection[str]) -> Fault | None:
        for fault in self._open:
            if fault.kind not in kinds or fault.method not in (None, method):
                continue
            if fault.channel is not None and fault.channel not in places:
                continue
            fault.times -= 1
            if not fault.times:
                self._open.remove(fault)
            return fault
        return None
