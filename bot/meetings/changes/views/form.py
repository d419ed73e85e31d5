"""The form in which a meeting is moved or cancelled: opened when what was typed does not say enough."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.meetings import views as meeting_views
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Meeting

CALLBACK = "meeting_move"
MOVE, CANCEL = "move", "cancel"
_CHANGES = (modals.option("Move it", MOVE), modals.option("Cancel it", CANCEL))


@dataclass(frozen=True)
class Filled:
    """What stands in the form: the group's channel, which meeting, whether it `moves`, and to when."""

    channel: str
    meeting: int = 0
    moves: bool = True
    to: str = ""


def form(filled: Filled, planned: Sequence[Meeting], zone: ZoneInfo, notice: str) -> View:
    """Show the planned meetings to choose from; `notice` says why the form is needed, and is escaped."""
    options = [modals.option(meeting_views.when(one, zone), str(one.id)) for one in planned]
    blocks = [
        text.section(notice),
        modals.select("meeting", "Meeting", options, str(filled.meeting), optional=False),
        modals.select("change", "Change", _CHANGES, MOVE if filled.moves else CANCEL, optional=False),
        modals.line(
            "to",
            "To",
            text.cut(filled.to, modals.MOST_TYPED),
            hint="When it is moved: a day, a time or both, such as 10 December at 14:00",
        ),
    ]
    metadata = json.dumps({"channel": filled.channel})
    return modals.modal("Change a meeting", CALLBACK, blocks, submit="Save", metadata=metadata)


def filled(view: Mapping[str, Any]) -> Filled:
    """Return what stands in a form that came back."""
    chosen = modals.selected(view, "meeting") or ""
    return Filled(
        str(modals.metadata(view).get("channel") or ""),
        int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0,
        modals.selected(view, "change") != CANCEL,
        modals.written(view, "to"),
    )
