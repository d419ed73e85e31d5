"""What its reader has to do, what they asked others to do, and the groups that they are in."""

from bot.home.tab.views import lines, parts
from bot.home.tab.views.contents import Home, Section
from bot.nudges import views as nudge_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Block


def mine(shown: Home) -> list[Block]:
    """Return their actions, each with the buttons that a nudge has."""
    few = parts.few(Section.MINE, shown.mine)
    if not few:
        return []
    found: list[Block] = [parts.heading(parts.TITLES[Section.MINE], len(shown.mine))]
    for one in few:
        row = [] if one.ended else [nudge_views.buttons(one.owner)]
        found += [text.section(lines.mine(one, shown.today)), *row]
    return [*found, *parts.more(Section.MINE, len(shown.mine), len(few))]


def asked(shown: Home) -> list[Block]:
    """Return what they asked of others."""
    few = parts.few(Section.ASKED, shown.asked)
    if not few:
        return []
    found: list[Block] = [parts.heading(parts.TITLES[Section.ASKED], len(shown.asked))]
    for one in few:
        details = text.button("Details", "action_details", str(one.action.id))
        found.append(text.section(lines.asked_of_others(one, shown.today), accessory=details))
    return [*found, *parts.more(Section.ASKED, len(shown.asked), len(few))]


def groups(shown: Home) -> list[Block]:
    """Return their groups, a line each, with when each meets next."""
    few = parts.few(Section.GROUPS, shown.groups)
    if not few:
        return []
    listed = text.section("\n".join(lines.group(one) for one in few))
    rest = parts.more(Section.GROUPS, len(shown.groups), len(few))
    return [parts.heading(parts.TITLES[Section.GROUPS]), listed, *rest]
