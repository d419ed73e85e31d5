"""What waits for its reader: what they are asked to do, what is proposed, and what they typed."""

from bot.actions.asks import views as ask_views
from bot.home.tab.views import lines, parts
from bot.home.tab.views.contents import Home, Section, Unrecorded
from bot.slack.blocks import text
from bot.slack.blocks.text import Block
from bot.sources import views as source_views
from storage.records import Decision


def blocks(shown: Home) -> list[Block]:
    """Return all that waits, under one heading."""
    found = [*_asks(shown), *_proposals(shown), *_drafts(shown)]
    count = len(shown.asks) + len(shown.proposals) + len(shown.drafts)
    return [parts.heading("Waiting for you", count), *found] if found else []


def _asks(shown: Home) -> list[Block]:
    few = parts.few(Section.ASKS, shown.asks)
    found: list[Block] = []
    for one in few:
        found += [text.section(lines.asked_of_you(one, shown.today)), ask_views.buttons(one.owner)]
    if few:
        found.append(text.context("What you write to me goes to whoever asked, not to the group."))
    return [*found, *parts.more(Section.ASKS, len(shown.asks), len(few))]


def _proposals(shown: Home) -> list[Block]:
    few = parts.few(Section.PROPOSALS, shown.proposals)
    found = [block for one in few for block in _proposal(one)]
    return [*found, *parts.more(Section.PROPOSALS, len(shown.proposals), len(few))]


def _proposal(made: Decision) -> list[Block]:
    value = str(made.id)
    row = text.actions(
        text.button("Details", "decision_details", value),
        text.button("Raise a concern", "decision_concern", value),
    )
    return [text.section(lines.proposal(made)), row]


def _drafts(shown: Home) -> list[Block]:
    few = parts.few(Section.DRAFTS, shown.drafts)
    found = [block for one in few for block in _draft(one)]
    return [*found, *parts.more(Section.DRAFTS, len(shown.drafts), len(few))]


def _draft(one: Unrecorded) -> list[Block]:
    row = [source_views.readings(one.draft)] if one.pressable else []
    return [text.section(lines.unrecorded(one)), text.context(lines.typed(one)), *row]
