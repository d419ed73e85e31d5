"""How many direct messages the bot has written to each person, counted in Slack itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from bot.demo.world import World

WEEK = timedelta(days=7)
AT_ONCE = timedelta(minutes=1)


@dataclass(frozen=True)
class Reached:
    """One direct message that reached somebody; `answers` if they had just written to the bot."""

    at: datetime
    answers: bool


class Count:
    """What reached one person directly since a story began, until now."""

    def __init__(self, world: World, person: str, began: datetime) -> None:
        self.person, self._world, self._began = person, world, began

    @cached_property
    def _reached(self) -> Sequence[Reached]:
        return [each for each in reached(self._world, self.person) if each.at >= self._began]

    @property
    def total(self) -> int:
        """All of it."""
        return len(self._reached)

    @property
    def answers(self) -> int:
        """How much of it answered what they had written."""
        return sum(each.answers for each in self._reached)

    @property
    def weeks(self) -> list[int]:
        """How much else came in each week: what others asked of them, and their mornings."""
        monday = self._began.replace(hour=0, minute=0)
        weeks = [(each.at - monday) // WEEK for each in self._reached if not each.answers]
        return [weeks.count(week) for week in range((self._world.now - monday) // WEEK + 1)]


def reached(world: World, person: str) -> Iterator[Reached]:
    """Yield what the bot wrote to somebody directly, oldest first."""
    asked: datetime | None = None
    for message in world.workspace.direct(person).timeline():
        at = datetime.fromtimestamp(float(message.ts), UTC)
        if message.user == world.workspace.bot_user:
            yield Reached(at, asked is not None and at - asked < AT_ONCE)
        else:
            asked = at
