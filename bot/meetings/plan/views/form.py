"""The form of a group's meetings, and the plan that it leads to."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.language.nations import PLACES
from bot.meetings.plan.views import PlanPreview, plan_blocks
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from bot.understanding.deliverables import EXAMPLE

CALLBACK = "meeting_form"
PLAN = "meeting_plan"
BY_ZONE = "zone"
"""Chosen for the holidays of the country that the group's time zone is of."""
_LEADS = ("On the day", "One working day before", "Two working days before", "Three working days before")


@dataclass(frozen=True)
class MeetingPrefill:
    """What the form holds. `was` is what `When` and `Length` held when it was opened.

    Anything else in them is a plan. `recap` is in working days; `holidays` is one of `PLACES`, or None.
    `folded` names what a form that came back did not show, and so does not change.
    """

    channel: str
    when: str = ""
    length: str = ""
    purpose: str = ""
    deliverable: str = ""
    recap: int = 1
    holidays: str | None = None
    was: tuple[str, str] = ("", "")
    notice: str = ""
    folded: tuple[str, ...] = ()


def form(prefill: MeetingPrefill, *, more: bool = False) -> View:
    """Show when the group meets; what else holds nothing yet is folded under `More`."""
    blocks: list[Block] = [text.context(prefill.notice)] if prefill.notice else []
    hint = "In plain words, such as: every second Tuesday at 10:00 until July"
    blocks.append(modals.line("when", "When", text.cut(prefill.when, modals.MOST_TYPED), hint=hint))
    blocks.append(modals.line("length", "Length", prefill.length, hint="Such as: 90 minutes"))
    folded = [name for name in _FOLDED if not more and getattr(prefill, name) == getattr(_NOTHING, name)]
    for name, inputs in _FOLDED.items():
        blocks += inputs(prefill) if name not in folded else []
    blocks += [text.actions(text.button("More", "meeting_more", "more"))] if folded else []
    kept: dict[str, object] = {"channel": prefill.channel, "was": prefill.was}
    kept |= {"recap": prefill.recap, "holidays": prefill.holidays}
    return modals.modal("Meetings", CALLBACK, blocks, submit="Save", metadata=json.dumps(kept))


def _purpose(prefill: MeetingPrefill) -> list[Block]:
    return modals.paragraphs("purpose", "Purpose of the group", prefill.purpose)


def _deliverable(prefill: MeetingPrefill) -> list[Block]:
    hint = f"Such as: {EXAMPLE}"
    return [modals.line("deliverable", "Deliverable and its date", prefill.deliverable, hint=hint)]


def _recap(prefill: MeetingPrefill) -> list[Block]:
    leads = [modals.option(words, str(days)) for days, words in enumerate(_LEADS)]
    return [modals.select("recap", "Recap", leads, str(prefill.recap))]


def _holidays(prefill: MeetingPrefill) -> list[Block]:
    places = [modals.option(name, code) for code, name in PLACES.items()]
    offered = [modals.option("Where the group's time zone is", BY_ZONE), *places]
    return [modals.select("holidays", "Public holidays", offered, prefill.holidays or BY_ZONE)]


_FOLDED: Mapping[str, Callable[[MeetingPrefill], list[Block]]] = {
    "purpose": _purpose,
    "deliverable": _deliverable,
    "recap": _recap,
    "holidays": _holidays,
}
_NOTHING = MeetingPrefill("")


def filled(view: Mapping[str, Any]) -> MeetingPrefill:
    """Return what stands in a form that came back."""
    kept = json.loads(view["private_metadata"])
    holidays = kept["holidays"]
    if "holidays" in modals.filled(view):
        chosen = modals.selected(view, "holidays")
        holidays = None if chosen == BY_ZONE else chosen
    return MeetingPrefill(
        channel=kept["channel"],
        when=modals.written(view, "when"),
        length=modals.written(view, "length"),
        purpose=modals.written(view, "purpose"),
        deliverable=modals.written(view, "deliverable"),
        recap=int(modals.selected(view, "recap") or kept["recap"]),
        holidays=holidays,
        was=tuple(kept["was"]),
        folded=tuple(name for name in _FOLDED if name not in modals.filled(view)),
    )


def plan_view(understood: PlanPreview, packed: str, *, asks: str | None = None) -> View:
    """Ask, over the form, whether a plan was understood; closing it goes back to the form."""
    blocks = plan_blocks(understood, asks)
    return modals.modal("Plan of meetings", PLAN, blocks, submit="Confirm", close="Change", metadata=packed)


def result_view(words: str) -> View:
    """Say in place of a plan why it was not planned."""
    return modals.modal("Plan of meetings", PLAN, [text.section(words)], close="Close")
