"""Keeps the Homes true that people have before them: looks whether they would show something else by now.

Whatever has changed is seen, however it came about: a record, a day, who is in a group. Losing access does
not wait for it where Slack tells of that: see `storage.people` and `bot.doors.channels`.
"""

from datetime import timedelta

from bot.home.tab import deliveries, shown
from bot.language import telling
from bot.slack import readers
from bot.slack.bot import Bot
from bot.slack.incoming.home_answers import LATELY
from bot.slack.outgoing import homes as outgoing_homes
from bot.slack.outgoing.shapes import Publish
from storage import homes, outbox
from storage.database import Session
from storage.records import Home, HomeTab

AFTERWARDS = timedelta(minutes=5)
"""How long after it was put up a Home is looked at: what was believed then of who is where may be over."""
AT_ONCE = 15
"""How many are looked at in one round: Slack is asked about each person, and takes a hundred a minute."""


class Looks:
    """Looks at the Homes that were opened or put up lately, some in each round, each in its turn."""

    def __init__(self, bot: Bot, at_once: int = AT_ONCE) -> None:
        self._bot = bot
        self._at_once = at_once
        self._after: dict[str, str] = {}

    async def __call__(self) -> None:
        """Look at the next ones, and have those published that would show something else."""
        for team in self._bot.workspaces:
            for home in await self._next(team):
                await _look(self._bot, home)

    async def _next(self, team: str) -> list[Home]:
        now, after = self._bot.clock(), self._after.get(team, "")
        since = (now - LATELY, now - AFTERWARDS)
        async with self._bot.sessions.read() as session:
            found = await homes.to_look_at(session, team, *since, after=after, limit=self._at_once)
        self._after[team] = found[-1].user if len(found) == self._at_once else ""
        return found


async def _look(bot: Bot, home: Home) -> None:
    """Have a Home published if it would show something else; not while Slack does not say what it may."""
    about = await outgoing_homes.seen(bot.people, shown.groups_of, home.team, home.user)
    if about.unsure:
        return
    async with bot.sessions.read() as session:
        stale = not await _waits(session, home) and await _is_stale(session, bot, home, about)
    if stale:
        async with bot.sessions.begin() as session:
            await homes.publish(session, home.team, home.user, at=bot.clock())


async def _waits(session: Session, home: Home) -> bool:
    """Tell whether a Home is to be published anyway."""
    waiting = await outbox.find(session, home.team, homes.key(home.user))
    return waiting is not None and waiting.state in outbox.OPEN


async def _is_stale(session: Session, bot: Bot, home: Home, about: HomeTab) -> bool:
    now = bot.clock()
    with telling.to(await readers.find(session, home.team, now=now, user=home.user)):
        rendered = await deliveries.render(session, home.team, home.user, about, now)
    return isinstance(rendered, Publish) and rendered.fingerprint != home.shown
