"""What of a message about several groups its recipient may see, settled at the moment when it is sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.slack.incoming import access
from bot.slack.outgoing import homes
from bot.slack.outgoing.shapes import Delivery
from bot.slack.people import People, Unconfirmed
from scheduler.clock import Clock
from storage import outbox
from storage.database import Sessions
from storage.records import Kind, Outgoing, subjects


@dataclass(frozen=True)
class Sight:
    """Asks Slack what people may see."""

    sessions: Sessions
    people: People
    clock: Clock
    kinds: Mapping[Kind, Delivery]

    async def narrowed(self, outgoing: Outgoing, *, stored: bool = True) -> Outgoing:
        """Return a message about several groups, with the part that its recipient may see, and store that.

        Stored before it is sent: should the reply be lost, it is known what was shown.
        """
        if (shown_groups := self.kinds[outgoing.kind].shown_groups) is not None:
            return await homes.narrowed(self.people, shown_groups, outgoing)
        shown_items, recipient = self.kinds[outgoing.kind].shown_items, outgoing.recipient
        if shown_items is None or recipient is None:
            return outgoing
        async with self.sessions.read() as session:
            items = await shown_items(session, outgoing, self.clock())
        channels = dict.fromkeys(each.channel for each in items)
        sees = await self._sees(outgoing.team, recipient, channels)
        seen = [each for each in items if sees.get(each.channel)]
        about = replace(
            outgoing.about_as(subjects.Items),
            shown=tuple(each.id for each in seen),
            hidden=tuple(each.id for each in items if sees.get(each.channel) is False),
            actions=tuple(dict.fromkeys(each.action for each in seen if each.action is not None)),
        )
        if stored:
            async with self.sessions.begin() as session:
                await outbox.describe(session, outgoing, about)
        return replace(outgoing, about=about)

    async def _sees(self, team: str, recipient: str, channels: Iterable[str]) -> dict[str, bool]:
        """Tell which groups somebody may see; one that waits for a confirmation holds up no other."""
        told: dict[str, bool] = {}
        waiting: Unconfirmed | None = None
        for channel in channels:
            try:
                told[channel] = await access.sees(self.people, team, recipient, channel)
            except Unconfirmed as unconfirmed:
                waiting = unconfirmed
        if waiting is not None and not any(told.values()):
            raise waiting
        return told
