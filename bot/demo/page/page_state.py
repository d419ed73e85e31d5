"""What the page remembers: what came of each thing that a visitor did, for the page that is shown next."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.demo.page import new_messages
from bot.demo.page.as_person import Act, Posted
from bot.demo.page.new_messages import NewMessage
from bot.demo.page.screen import Screens
from bot.demo.world import World
from bot.sandbox import Answer, Impossible
from bot.sandbox.data.errors import Failure

KEPT = 50
UNANSWERED = "The bot did not answer in time. In Slack you would see a warning sign; try again."


@dataclass(frozen=True)
class Outcome:
    """What came of it: a line for the visitor, what they had typed if it failed, what the bot wrote."""

    notice: str = ""
    draft: str = ""
    thread: str = ""
    moved: bool = False
    written: list[NewMessage] = field(default_factory=list)

    def worth_telling(self, handle: str, place: str) -> list[NewMessage]:
        """Return all of it if the clock was moved, else only what is not on the page anyway."""
        here = (handle, place)
        return [each for each in self.written if self.moved or (each.handle, each.place) != here]


class PageState:
    """The world behind the page: one thing is done in it at a time, and the last outcomes are kept."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.screens = Screens(world)
        self._lock = asyncio.Lock()
        self._outcomes: OrderedDict[int, Outcome] = OrderedDict()
        self._count = 0

    async def do(self, name: str, act: Act, posted: Posted) -> int:
        """Do one thing, let the world settle, and return the number of its outcome."""
        async with self._lock:
            before = new_messages.snapshot(self.world)
            notice = await self._attempt(act, posted)
            await self.world.settle()
            person = self.world.workspace.person(posted.person).id
            kept = name == "say" and bool(notice)
            outcome = Outcome(
                notice=notice,
                draft=posted.first("text") if kept else "",
                thread=posted.first("thread") if kept else "",
                moved=name == "clock" and not notice,
                written=new_messages.since(self.world, before, person),
            )
        self._count += 1
        self._outcomes[self._count] = outcome
        while len(self._outcomes) > KEPT:
            self._outcomes.popitem(last=False)
        return self._count

    async def open_home(self, person: str) -> None:
        """Open somebody's Home tab, and let the bot put it up."""
        async with self._lock:
            await self.world.workspace.open_home(person)
            await self.world.settle()

    def outcome(self, number: str) -> Outcome:
        """Return what came of something done; nothing when it is too long ago."""
        known = number.isascii() and number.isdigit() and len(number) < 10
        return self._outcomes.get(int(number), Outcome()) if known else Outcome()

    async def _attempt(self, act: Act, posted: Posted) -> str:
        try:
            answer = await act(posted)
        except Impossible as impossible:
            return _sentence(str(impossible).splitlines()[0])
        except Failure as failure:
            return f"Slack refused that: {failure.code.replace('_', ' ')}."
        return UNANSWERED if _failed(answer) else ""


def _failed(answer: Answer) -> bool:
    return not answer.acked and answer.reason not in ("not sent", "held")


def _sentence(words: str) -> str:
    whole = words[:1].upper() + words[1:]
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."
