"""One visit of the demo's world: acts one after the other, and what came of each, for the page shown next."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.demo.page import new_messages
from bot.demo.page.as_person import Act, Hand
from bot.demo.page.screen import Sights
from bot.demo.world import World
from bot.sandbox import Answer, Impossible
from bot.sandbox.data.errors import Failure

KEPT = 50
UNANSWERED = "The bot did not answer in time. In Slack you would see a warning sign; try again."


@dataclass(frozen=True)
class Outcome:
    """What came of an act: a line for whoever did it, what they had typed if it failed, what the bot said."""

    notice: str = ""
    draft: str = ""
    thread: str = ""
    moved: bool = False
    items: list[new_messages.Item] = field(default_factory=list)

    def worth_telling(self, handle: str, place: str) -> list[new_messages.Item]:
        """Return all that was said if the clock was moved, else what does not stand where one looks."""
        here = (handle, place)
        return [item for item in self.items if self.moved or (item.handle, item.place) != here]


class Visit:
    """The world, and whoever plays in it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sights = Sights(world)
        self._lock = asyncio.Lock()
        self._outcomes: OrderedDict[int, Outcome] = OrderedDict()
        self._count = 0

    async def do(self, name: str, act: Act, hand: Hand) -> int:
        """Do one act, let the world settle, and return the number of its outcome."""
        async with self._lock:
            before = new_messages.said(self.world)
            notice = await self._attempt(act, hand)
            await self.world.settle()
            person = self.world.workspace.person(hand.person).id
            kept = name == "say" and bool(notice)
            outcome = Outcome(
                notice=notice,
                draft=hand.first("text") if kept else "",
                thread=hand.first("thread") if kept else "",
                moved=name == "clock" and not notice,
                items=new_messages.since(self.world, before, person),
            )
        self._count += 1
        self._outcomes[self._count] = outcome
        while len(self._outcomes) > KEPT:
            self._outcomes.popitem(last=False)
        return self._count

    def outcome(self, number: str) -> Outcome:
        """Return what came of an act; nothing when it is too long ago."""
        known = number.isascii() and number.isdigit() and len(number) < 10
        return self._outcomes.get(int(number), Outcome()) if known else Outcome()

    async def _attempt(self, act: Act, hand: Hand) -> str:
        try:
            answer = await act(hand)
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
