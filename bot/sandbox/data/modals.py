"""One modal or Home tab in front of one person, and what is typed in it."""

import copy
from dataclasses import dataclass, field

from bot.sandbox.payloads import App, Json, Who
from bot.sandbox.payloads import modals as payloads


@dataclass
class View:
    """One modal or Home tab in front of one person."""

    id: str
    app: App
    who: Who
    given: Json
    hash: str
    root: str = ""
    previous: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    """What the person is told, by block_id; `""` for the view as a whole."""

    def as_view(self) -> Json:
        """Return the view object that the Web API answers and interactions carry."""
        return payloads.view(
            self.app,
            self.who,
            self.given,
            view_id=self.id,
            view_hash=self.hash,
            root_view_id=self.root,
            previous_view_id=self.previous,
            values=copy.deepcopy(self.values),
        )

    def show(self, given: Json) -> None:
        """Show new contents; what was typed stays where block_id and action_id are the same."""
        kept = self.values
        self.given = given
        self.errors = {}
        self.values = payloads.untouched(given["blocks"])
        for block_id, states in self.values.items():
            for action_id, state in states.items():
                typed = kept.get(block_id, {}).get(action_id)
                if typed and typed["type"] == state["type"]:
                    states[action_id] = typed
