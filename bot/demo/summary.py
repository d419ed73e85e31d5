"""Prints what people write, and of the bot's messages what each person is told directly, in a few words."""

from collections.abc import Iterator, Mapping, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.demo.chat import Chat, called
from bot.demo.counts import Count
from bot.sandbox.data.messages import Message

PART = "---"
"""What stands between the parts of one message."""


class Summary(Chat):
    """Prints how each part of a new direct message begins, and a channel's messages where it is asked to."""

    def shows(self, channel: str, beginning: str) -> None:
        """Print the bot's latest message in a channel that begins like this, as it stands there now."""
        workspace = self.world.workspace
        posted = [one for one in workspace.messages(channel) if one.user == workspace.bot_user]
        message = next(one for one in reversed(posted) if one.plain.startswith(beginning))
        self._print(f"Now in #{channel}", message.readable.splitlines())

    def answered(self, person: str) -> None:
        """Print what the bot answered somebody last, for their eyes only."""
        shown = self.world.workspace.ephemerals(person)[-1].readable
        self._print(f"Matters Arising to {called(person)} alone, in the channel", shown.splitlines())

    def counted(self, title: str, everybody: Sequence[Count], before: Mapping[str, int]) -> None:
        """Print how many messages each person had, by week, and `before`: how many it once was."""
        weeks = [f"week {number}" for number, _ in enumerate(everybody[0].weeks, 1)]
        table = Table("", title=title, title_justify="left", title_style="bold")
        for column in (*weeks, "answers", "in all", "first version"):
            table.add_column(column, justify="right")
        for each in everybody:
            figures = [*each.weeks, each.answers, each.total, before.get(each.person, "not known")]
            table.add_row(called(each.person), *map(str, figures))
        self.console.print(Padding(table, (1, 0, 1, 2)))

    def _everywhere(self) -> Iterator[tuple[str, str, Message]]:
        yield from self._direct()

    def _posted(self, audience: str, lines: list[str]) -> None:
        first = [line for line, before in zip(lines, [PART, *lines], strict=False) if before == PART]
        self._time()
        for words in first:
            self.console.print(Padding(Text(f"{audience}: {words}"), (0, 2, 0, 6)))

    def _changed(self, audience: str, new: list[str]) -> None:
        """Print nothing: a message that changes rings nowhere."""
