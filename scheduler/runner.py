"""Sets the work in motion: at intervals, when something falls due, when a commit filled the outbox.

APScheduler is the tick and nothing more: it begins each round at its interval, and holds no state of ours.
The rest is here because that is not enough. Deliveries may overlap and plans may not, and a round asked for
while one is under way follows it, so `Runner` counts them. What falls due between two ticks gets a timer.
And APScheduler goes by the machine's clock: when that is set back, it would not tick until the old time comes
round again, so `Heart` beats by a plain time-out, and overdue rounds are ticked at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler import courier, planner, purging
from scheduler.clock import Clock, utc_now
from scheduler.heart import BEAT_SECONDS, Heart
from storage import falling_due, outbox
from storage.database import Sessions, errands

PLAN_EVERY = 20
DELIVER_EVERY = 1
"""So soon is noticed what another process put in the outbox; a look that finds nothing is one statement."""
PURGE_EVERY = 6 * 3600
SENDERS = 4
"""How many deliveries may run at once, so that one slow answer from Slack holds up no other channel."""
MOMENT = 0.01
"""Added to each timer: one that goes off a little early would find its message still held up."""
LONGEST_TIMER = 3600.0
DEAD_SECONDS = 30.0
"""With no delivery round begun for this long, the clock is reported as stopped."""
PLAN_SECONDS = 90.0
"""A plan with no successful round for this long is reported as failing."""

log = structlog.get_logger()

Watch = Callable[[str, float, bool], None]
"""Called after each round with its name, how many seconds it took, and whether it went well."""


@dataclass(frozen=True)
class Round:
    """A piece of work done `every` so many seconds, in at most `at_once` tasks."""

    name: str
    work: Callable[[], Awaitable[Any]]
    every: int
    at_once: int = 1


SetAside = Callable[[str, int], None]
"""Called after each round of a plan with its name and how many unreadable rows it left out."""


Lagged = Callable[[float], None]
"""Called every second with how many seconds the event loop kept a task that was ready waiting."""


def _unwatched(name: str, seconds: float, well: bool) -> None:
    """Ignore it."""


def _uncounted(name: str, count: int) -> None:
    """Ignore it."""


def _untimed(seconds: float) -> None:
    """Ignore it."""


class Runner:
    """Plans, delivers and purges, and does the other rounds it is given, until stopped.

    While any kind of message is `held`, because the clock is wrong, nothing is planned or purged.
    """

    def __init__(
        self,
        sessions: Sessions,
        messenger: courier.Messenger,
        clock: Clock,
        *,
        also: Sequence[Round] = (),
        watch: Watch = _unwatched,
        set_aside: SetAside = _uncounted,
        lagged: Lagged = _untimed,
        keep_sent: timedelta = purging.KEEP_SENT,
        held: courier.Held = courier.nothing_held,
    ) -> None:
        self._sessions = sessions
        self._messenger = messenger
        self._clock = clock
        self._watch = watch
        self._set_aside = set_aside
        self._lagged = lagged
        self._keep_sent = keep_sent
        self._held = held
        self._unreadable: dict[str, set[planner.Row]] = {}
        self._plans = tuple(
            Round(f"plan {name}", partial(self._do_plan, name), PLAN_EVERY) for name in planner.PLANS
        )
        self._deliver = Round("deliver", self._do_deliver, DELIVER_EVERY, at_once=SENDERS)
        self._rounds = (*self._plans, self._deliver, Round("purge", self._do_purge, PURGE_EVERY), *also)
        self._under_way: dict[str, set[asyncio.Task[Any]]] = {round_.name: set() for round_ in self._rounds}
        self._again: set[str] = set()
        self._woken = False
        """Whether something was put in the outbox since the last delivery began."""
        self._planning = 0
        """How many plans are under way."""
        self._next: dict[str, datetime | None] = {}
        """When each plan has something to do next that was asked, as it said after its last round."""
        self._ticked_at: dict[str, int] = {round_.name: 0 for round_ in self._rounds}
        self._beats = 0
        self._delivered_at: float | None = None
        self._went_well_at: dict[str, float] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._stopping = False
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._heart = Heart(self._beat)

    def start(self) -> None:
        """Begin, with one round of everything immediately."""
        self._delivered_at = asyncio.get_running_loop().time()
        self._went_well_at = dict.fromkeys(self._under_way, self._delivered_at)
        self._sessions.woken.append(self.wake)
        for round_ in self._rounds:
            self._scheduler.add_job(
                self._tick,
                "interval",
                seconds=round_.every,
                args=[round_],
                id=round_.name,
                next_run_time=utc_now(),
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()
        self._heart.start()

    def wake(self) -> None:
        """Deliver now, because there is something new in the outbox."""
        self._woken = True
        self._begin(self._deliver)

    @property
    def running(self) -> bool:
        """Tell whether the clock runs: a delivery round began lately, and nobody has stopped us."""
        if self._delivered_at is None or self._stopping:
            return False
        return asyncio.get_running_loop().time() - self._delivered_at < DEAD_SECONDS

    def fault(self) -> str | None:
        """Return what is wrong with the work, in lines an operator understands, or None."""
        if not self.running:
            return "clock: it has stopped"
        now = asyncio.get_running_loop().time()
        since = {round_.name: now - self._went_well_at[round_.name] for round_ in self._plans}
        late = {name: seconds for name, seconds in since.items() if seconds > PLAN_SECONDS}
        said = [f"{name}: it has failed for {seconds:.0f} seconds" for name, seconds in late.items()]
        return "\n".join(said) or None

    async def stop(self, within: float) -> None:
        """Begin nothing more, and let what is under way end `within` so many seconds."""
        self._stopping = True
        self._sessions.woken.remove(self.wake)
        self._heart.stop()
        if self._scheduler.running:
            self._scheduler.pause()
            # Lets a tick that is already scheduled run: cancelling it would be logged as an error.
            await asyncio.sleep(0)
            self._scheduler.shutdown(wait=False)
        if self._timer:
            self._timer.cancel()
        tasks = [task for tasks in self._under_way.values() for task in tasks]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _tick(self, round_: Round) -> None:
        """Begin a round, at APScheduler's tick; a coroutine, because only those run on the event loop."""
        self._ticked_at[round_.name] = self._beats
        if round_ is self._deliver:
            self._delivered_at = asyncio.get_running_loop().time()
        self._begin(round_)

    def _begin(self, round_: Round) -> None:
        if self._stopping:
            return
        under_way = self._under_way[round_.name]
        if len(under_way) >= round_.at_once:
            self._again.add(round_.name)
            return
        task = asyncio.get_running_loop().create_task(
            errands.in_background(self._timed(round_)), name=round_.name
        )
        under_way.add(task)
        task.add_done_callback(lambda ended: self._ended(round_, ended))

    async def _timed(self, round_: Round) -> None:
        loop = asyncio.get_running_loop()
        began, well = loop.time(), False
        try:
            await round_.work()
            well = True
            self._went_well_at[round_.name] = loop.time()
        finally:
            self._watch(round_.name, loop.time() - began, well)

    def _ended(self, round_: Round, task: asyncio.Task[Any]) -> None:
        self._under_way[round_.name].discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("round failed", round=round_.name, error=type(error).__name__, exc_info=error)
        if round_.name in self._again:
            self._again.discard(round_.name)
            self._begin(round_)

    async def _do_plan(self, name: str) -> None:
        if self._held():
            return
        self._planning += 1
        try:
            await self._plan(name)
        finally:
            self._planning -= 1
            # All tick at once: whichever ends last sets the timer for all of them.
            if not self._planning:
                await self._set_timer()

    async def _plan(self, name: str) -> None:
        unreadable = await planner.plan_one(self._sessions, name, self._clock())
        for row in sorted(unreadable - self._unreadable.get(name, set())):
            log.error("row can not be read and is left out", plan=name, row=row)
        self._unreadable[name] = unreadable
        self._set_aside(name, len(unreadable))
        if name not in falling_due.KINDS:
            # When the others have something to do next is found by one look for all of them.
            _, ask = planner.PLANS[name]
            async with self._sessions.read() as session:
                self._next[name] = await ask(session, self._clock())

    async def _do_deliver(self) -> None:
        stopping, held = (lambda: self._stopping), self._held
        woken, self._woken = self._woken, False
        sent = await courier.deliver(
            self._sessions, self._messenger, self._clock, stopping=stopping, held=held
        )
        # A look that finds nothing leaves the timer as it is: it may be all that is asked in a second.
        if sent or woken or self._timer is None:
            await self._set_timer()

    async def _do_purge(self) -> None:
        if self._held():
            return
        keep, stopping = self._keep_sent, lambda: self._stopping
        await purging.purge(self._sessions, self._clock(), keep_sent=keep, stopping=stopping)

    async def _set_timer(self) -> None:
        """Set the timer for when the next thing falls due, or a message held up may go."""
        now = self._clock()
        async with self._sessions.read() as session:
            waits = await falling_due.is_to_claim(session, now=now)
            free = await outbox.next_free(session, now=now, held=self._held()) if waits else None
            times = [await falling_due.next_after(session, now), *self._next.values()]
        due = min((time for time in times if time is not None and time > now), default=None)
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._stopping or not (free or due):
            return
        first = min(time for time in (free, due) if time is not None)
        delay = min((first - now).total_seconds() + MOMENT, LONGEST_TIMER)
        then = self.wake if first == free else self._fall_due
        self._timer = asyncio.get_running_loop().call_later(delay, self._ring, then)

    def _ring(self, then: Callable[[], None]) -> None:
        self._timer = None
        then()

    def _fall_due(self) -> None:
        for plan in self._plans:
            self._begin(plan)
        self._begin(self._deliver)

    def _beat(self, lag: float) -> None:
        """Tick every round that is overdue, because the clock was set back, at once."""
        self._lagged(lag)
        self._beats += 1
        for round_ in self._rounds:
            if self._beats - self._ticked_at[round_.name] > 2 * round_.every / BEAT_SECONDS:
                self._ticked_at[round_.name] = self._beats
                if self._scheduler.running:
                    self._scheduler.modify_job(round_.name, next_run_time=utc_now())
