"""All that is in one part of a Home, in a form over it: first each with its Details, then lines alone."""

from collections.abc import Sequence

from bot.home.tab.views import lines, parts
from bot.home.tab.views.contents import Home, Section
from bot.slack.blocks import modals, room, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from storage.records import Decision

MOST_WITH_DETAILS = 50
AROUND = 2
"""Blocks that are kept free for what stands around the list."""

Entry = tuple[str, Block | None]
"""One thing in words, and the button that shows all of it."""


def rest(shown: Home, section: Section, decided: Sequence[Decision] = ()) -> View:
    """Return a form with all of one part; `decided` is all that was decided without its reader."""
    entries = _entries(shown, section, decided)
    blocks = [text.section(words, **_accessory(button)) for words, button in entries[:MOST_WITH_DETAILS]]
    left = [words for words, _ in entries[MOST_WITH_DETAILS:]]
    while left and len(blocks) < room.MOST_MODAL_BLOCKS - AROUND:
        count = _fitting(left)
        blocks.append(text.section("\n".join(left[:count])))
        left = left[count:]
    if left:
        blocks.append(text.context(f"… and {len(left)} more"))
    if not blocks:
        blocks = [text.section("There is nothing here any more.")]
    if shown.unsure:
        blocks.append(text.context(f"There may be more. {text.UNSURE}"))
    return modals.modal(parts.TITLES[section], "home_rest", blocks, close="Close")


def _fitting(left: Sequence[str]) -> int:
    """Return how many of some lines fit into one block; one at least."""
    length, count = len(left[0]), 1
    while count < len(left) and length + 1 + len(left[count]) <= text.MAX_SECTION:
        length += 1 + len(left[count])
        count += 1
    return count


def _accessory(button: Block | None) -> dict[str, Block]:
    return {"accessory": button} if button is not None else {}


def _entries(shown: Home, section: Section, decided: Sequence[Decision]) -> list[Entry]:
    today = shown.today
    match section:
        case Section.ASKS:
            return [(lines.asked_of_you(one, today), _action(one.action.id)) for one in shown.asks]
        case Section.MINE:
            return [(lines.mine(one, today), _action(one.action.id)) for one in shown.mine]
        case Section.ASKED:
            return [(lines.asked_of_others(one, today), _action(one.action.id)) for one in shown.asked]
        case Section.PROPOSALS:
            return [(lines.proposal(one), _decision(one.id)) for one in shown.proposals]
        case Section.DECIDED:
            return [(lines.decided(one), _decision(one.id)) for one in decided]
        case Section.DRAFTS:
            return [(f"{lines.unrecorded(one)}\n{lines.typed(one)}", None) for one in shown.drafts]
        case Section.GROUPS:
            return [(lines.group(one), None) for one in shown.groups]


def _action(action_id: int) -> Block:
    return text.button("Details", "action_details", str(action_id))


def _decision(decision_id: int) -> Block:
    return text.button("Details", "decision_details", str(decision_id))
