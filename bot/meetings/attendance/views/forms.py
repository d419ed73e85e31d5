"""The forms about who is at a meeting: who goes in somebody's place, and who was there."""

import json
from collections.abc import Sequence

from bot.meetings.attendance.views import Roll, substitutes
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from storage.records import Presence

SUBSTITUTE = "meeting_substitute"
CORRECTION = "meeting_attendance"
LONGEST_NAME = 150


def substitute_form(meeting_id: int, when: str) -> View:
    """Ask who goes to a meeting instead: somebody in Slack, or a name."""
    name = {"type": "plain_text_input", "max_length": LONGEST_NAME}
    return modals.modal(
        "Send a substitute",
        SUBSTITUTE,
        [
            text.section(f"Who goes in your place to the meeting of {when}?"),
            modals.input_block("substitute", "Who", {"type": "users_select"}),
            modals.input_block("name", "Their name, if they are not in Slack", name),
            modals.input_block("organisation", "Their organisation", name),
        ],
        submit="Send",
        metadata=json.dumps({"meeting": meeting_id}),
    )


def form(roll: Roll, spoke: Sequence[str], *, first: bool = False) -> View:
    """Ask who was at a meeting, for the `first` time or to correct it; `spoke` wrote but pressed nothing."""
    apologies = [one.user for one in roll.who(Presence.APOLOGIES)]
    notes = [f"Meeting of {roll.when}."]
    if spoke:
        notes.append(f"Spoke but did not press: {text.some(spoke)}.")
    if roll.who(Presence.SUBSTITUTE):
        notes.append(f"Substitutes: {text.listed(substitutes(roll)[:12])}.")
    return modals.modal(
        "Who was there" if first else "Correct attendance",
        CORRECTION,
        [
            text.section("\n".join(notes)),
            modals.input_block("present", "Present", _several(roll.here)),
            modals.input_block("apologies", "Apologies", _several(apologies)),
        ],
        submit="Save",
        metadata=json.dumps({"meeting": roll.meeting.id} | ({"first": True} if first else {})),
    )


def _several(users: Sequence[str]) -> dict[str, object]:
    return {"type": "multi_users_select"} | ({"initial_users": list(users)} if users else {})
