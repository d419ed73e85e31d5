"""Prints what appears in a Slack workspace as a chat that anybody can follow."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.demo.world import World
from bot.sandbox.data.messages import Message

BOARD = "wellbeing-board"
WIDTH = 100
A_WHILE = timedelta(minutes=15)
"""What happens so soon after a printed time is told without another one."""
EARLY = 8
"""Before this hour it is Priya's morning, not London's."""
NAMES = {
    "rosa": "Rosa (employer, chairs)",
    "ade": "Ade (citizens' group)",
    "val": "Val (charity)",
    "mal": "Mal (council)",
    "priya": "Priya (health trust, in Kolkata)",
    "sam": "Sam (service user)",
}
COLOURS = dict(zip(NAMES, ("magenta", "cyan", "green", "yellow", "blue", "red"), strict=True))


def called(person: str) -> str:
    """Return a person's name, without what else there is to say of them."""
    return NAMES[person].split(" ")[0]


class Chat:
    """Prints each message once, and of a changed card only the new lines."""

    def __init__(self, world: World, console: Console | None = None) -> None:
        self.world = world
        self.console = console or Console(width=WIDTH, highlight=False, soft_wrap=False)
        self._told: dict[tuple[str, str, str], str] = {}
        self._timed: datetime | None = None

    def heading(self, title: str) -> None:
        """Begin a new scene."""
        self.console.print()
        self.console.rule(Text(title, style="bold"), align="left", characters="─")
        self._timed = None

    def _time(self) -> None:
        """Print the day and hour, unless they were printed a short while ago."""
        now = self.world.now.astimezone(ZoneInfo("Europe/London"))
        if self._timed is not None and now - self._timed < A_WHILE:
            return
        self._timed = now
        when = f"{now:%A} {now.day} {now:%B %Y, %H:%M}"
        if now.hour < EARLY:
            when += f" in London, {now.astimezone(ZoneInfo('Asia/Kolkata')):%H:%M} in Kolkata"
        self.console.print(Padding(Text(when, style="dim"), (1, 0, 0, 2)))

    def aside(self, words: str) -> None:
        """Say something to the audience that is not in Slack."""
        self.console.print(Padding(Text(words, style="dim italic"), (0, 0, 0, 2)))

    def does(self, person: str, words: str, place: str = f"#{BOARD}") -> None:
        """Print what a person types or presses."""
        name = called(person)
        self._time()
        line = Text.assemble((name, f"bold {COLOURS[person]}"), f" in {place}: ", words)
        self.console.print(Padding(line, (1, 0, 0, 2)))

    def fills(self, person: str, form: str, answers: Mapping[str, str]) -> None:
        """Print what a person fills in."""
        written = "; ".join(f"{label}: {answer}" for label, answer in answers.items())
        self.does(person, written, f"the form '{form}'")

    def opens(self, person: str, shown: str) -> None:
        """Print a window that a person sees."""
        self._print(f"Matters Arising to {called(person)} in a window", shown.splitlines())

    def catch_up(self) -> None:
        """Print each message of the bot's that has appeared or changed since the last time."""
        for place, audience, message in sorted(self._everywhere(), key=lambda each: each[2].ts):
            key = (place, audience, message.ts)
            before, now = self._told.get(key), message.readable
            if before == now:
                continue
            self._told[key] = now
            if before is None:
                self._posted(audience, now.splitlines())
            elif new := [line for line in now.splitlines() if line not in before.splitlines()]:
                self._changed(audience, new)

    def _posted(self, audience: str, lines: list[str]) -> None:
        """Print a message."""
        self._print(f"Matters Arising {audience}", lines)

    def _changed(self, audience: str, new: list[str]) -> None:
        """Print what a message says now that it did not, where that is more than other buttons."""
        if not all(line.startswith("[") for line in new):
            self._print(f"Matters Arising {audience}, the message above now says", new)

    def _everywhere(self) -> Iterator[tuple[str, str, Message]]:
        workspace = self.world.workspace
        for message in workspace.messages(BOARD):
            if message.user == workspace.bot_user:
                yield BOARD, "in the thread" if message.in_thread else f"in #{BOARD}", message
        for person in NAMES:
            for message in workspace.ephemerals(person):
                yield person, f"to {called(person)} alone, in the channel", message
        yield from self._direct()

    def _direct(self) -> Iterator[tuple[str, str, Message]]:
        for person in NAMES:
            for message in self.world.workspace.direct_messages(person):
                yield person, f"to {called(person)} directly", message

    def _print(self, who: str, lines: list[str]) -> None:
        self._time()
        self.console.print(Padding(Text(who, style="bold"), (1, 0, 0, 6)))
        for line in lines:
            self.console.print(Padding(Text(line), (0, 2, 0, 8)))
