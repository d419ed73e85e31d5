"""What the bot counts and times, for Prometheus at /metrics."""

from collections.abc import Callable, Sequence
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from storage import outbox
from storage.records import OutboxState

_ACK_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
_LAG_SECONDS = (0.005, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
_ROUND_SECONDS = (0.001, 0.01, 0.1, 1.0, 10.0, 60.0)


class _Waiting:
    """The figures of what waits to be sent."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._outbox = Gauge(
            "matters_outbox",
            "Messages in the outbox of which something may yet become, by state",
            ["state"],
            registry=registry,
        )
        self._oldest = Gauge(
            "matters_outbox_oldest_due_seconds",
            "How long the longest overdue message has been due; 0 when none is",
            registry=registry,
        )
        self._doubt_since = Gauge(
            "matters_outbox_oldest_doubt_seconds",
            "How long ago the oldest message that may have arrived fell due; 0 when there is none",
            registry=registry,
        )
        self._pauses = Gauge(
            "matters_paused_workspaces",
            "Workspaces to which nothing is sent now, because Slack asks to wait or refuses the token",
            ["why"],
            registry=registry,
        )

    def outbox(self, counts: Sequence[tuple[OutboxState, int, datetime | None]], now: datetime) -> None:
        """Note what is in the outbox now."""
        for state in outbox.OPEN:
            self._outbox.labels(state.value).set(0)
        late = dict.fromkeys((OutboxState.PENDING, OutboxState.DOUBT), 0.0)
        for state, count, earliest in counts:
            self._outbox.labels(state.value).set(count)
            if earliest is not None and state in late:
                late[state] = max(0.0, (now - earliest).total_seconds())
        self._oldest.set(max(late.values()))
        self._doubt_since.set(late[OutboxState.DOUBT])

    def paused(self, asked: int, refused: int) -> None:
        """Note to how many workspaces nothing is sent, since Slack asked to wait or refuses the token."""
        self._pauses.labels("asked to wait").set(asked)
        self._pauses.labels("token refused").set(refused)


class Metrics:
    """The figures of one process, in a registry of its own; no label holds a person, a channel or a text."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "matters_requests",
            "Requests from Slack, by kind and by the status they were answered with",
            ["kind", "status"],
            registry=self._registry,
        )
        self._ack_seconds = Histogram(
            "matters_ack_seconds",
            "Seconds from a request to its acknowledgement; Slack gives up after 3",
            ["kind"],
            buckets=_ACK_SECONDS,
            registry=self._registry,
        )
        self._sends = Counter(
            "matters_sends", "Outgoing messages, by what became of them", ["outcome"], registry=self._registry
        )
        self._round_seconds = Histogram(
            "matters_round_seconds",
            "Seconds that a round of planning, delivering or other regular work took",
            ["round"],
            buckets=_ROUND_SECONDS,
            registry=self._registry,
        )
        self._round_failures = Counter(
            "matters_round_failures", "Rounds of regular work that failed", ["round"], registry=self._registry
        )
        self._set_aside = Gauge(
            "matters_rows_set_aside",
            "Rows that the last round of a plan could not read and left out; the log names them",
            ["plan"],
            registry=self._registry,
        )
        self._waiting = _Waiting(self._registry)
        self._lag = Histogram(
            "matters_loop_lag_seconds",
            "Seconds for which the event loop kept a task waiting that was ready, looked at every second",
            buckets=_LAG_SECONDS,
            registry=self._registry,
        )

    def answered(self, kind: str, status: int, seconds: float) -> None:
        """Count a request of Slack's that was answered."""
        self._requests.labels(kind, str(status)).inc()
        self._ack_seconds.labels(kind).observe(seconds)

    def sent(self, outcome: str) -> None:
        """Count a message by what became of it."""
        self._sends.labels(outcome).inc()

    def went_round(self, name: str, seconds: float, well: bool) -> None:
        """Note a round of regular work."""
        self._round_seconds.labels(name).observe(seconds)
        if not well:
            self._round_failures.labels(name).inc()

    def set_aside(self, plan: str, count: int) -> None:
        """Note how many rows a round of planning had to leave out."""
        self._set_aside.labels(plan).set(count)

    def outbox(self, counts: Sequence[tuple[OutboxState, int, datetime | None]], now: datetime) -> None:
        """Note what is in the outbox now."""
        self._waiting.outbox(counts, now)

    def paused(self, asked: int, refused: int) -> None:
        """Note to how many workspaces nothing is sent, since Slack asked to wait or refuses the token."""
        self._waiting.paused(asked, refused)

    def lagged(self, seconds: float) -> None:
        """Note for how long the event loop kept a task waiting."""
        self._lag.observe(seconds)

    def clock_ahead(self, seconds: Callable[[], float]) -> None:
        """Look up how far the clock is off whenever the figures are asked for."""
        ahead = Gauge(
            "matters_clock_ahead_seconds",
            "Seconds by which the clock is ahead of Slack's; beyond 60 either way nudges are held",
            registry=self._registry,
        )
        ahead.set_function(seconds)

    def written(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self._registry)
