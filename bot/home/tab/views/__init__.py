"""The Home as its reader sees it, laid out so that Slack takes it however much there is.

contents.py  what it shows, as values
lines.py     one thing in words
waiting.py   what waits for its reader
work.py      their actions, what they asked of others, their groups
decided.py   what was decided without them
rest.py      all that is in one part, in a form over it
"""

from bot.home.tab.views import decided, waiting, work
from bot.home.tab.views.contents import Coming, Home, Mine, OwnGroup, Said, Section, Unrecorded
from bot.home.tab.views.rest import rest
from bot.slack.blocks import text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block

__all__ = ["Coming", "Home", "Mine", "OwnGroup", "Said", "Section", "Unrecorded", "home", "rest"]

MOST_ANSWERED = 14
"""Blocks of an answer: so few that Slack takes them together with all the parts of a Home."""
MORE_ANSWERED = "… and more than there is room for here: ask for it in the group’s channel to see all of it."
NOTHING = "Nothing waits for you."
NO_GROUP = (
    "Nothing is on record yet in the channels that you are in. Type `/decide We will …` in one for its first"
    " decision, and where I am not yet first `/invite @Matters Arising`."
)
_SAID = {
    Said.COMING: "You said that you will be there.",
    Said.HERE: "You are there.",
    Said.APOLOGIES: "You have sent your apologies.",
    Said.SUBSTITUTE: "Somebody goes in your place.",
}


def home(shown: Home) -> View:
    """Return somebody's Home; a part of it that is empty is left out."""
    blocks = [
        *_answer(shown),
        *_greeting(shown),
        *waiting.blocks(shown),
        *work.mine(shown),
        *decided.blocks(shown),
        *work.asked(shown),
        *work.groups(shown),
        *_reminders(shown),
    ]
    if shown.unsure:
        blocks.append(text.context(f"There may be more. {text.UNSURE}"))
    return {"type": "home", "blocks": blocks}


def _answer(shown: Home) -> list[Block]:
    if not shown.answer:
        return []
    said = [*shown.answer]
    if len(said) > MOST_ANSWERED:
        said = [*said[: MOST_ANSWERED - 1], text.context(MORE_ANSWERED)]
    return [*said, {"type": "divider"}]


def _greeting(shown: Home) -> list[Block]:
    name = f", {text.fit(shown.name, 80)}" if shown.name else ""
    hello = f"*Good {shown.part_of_day}{name}.*"
    if shown.coming is None:
        return [text.section(f"{hello} {_how_it_stands(shown)}".strip())]
    return [text.section(_next(hello, shown.coming)), text.actions(*_buttons(shown.coming))]


def _next(hello: str, coming: Coming) -> str:
    where = text.channel(coming.meeting.channel)
    line = f"{hello} {'Now' if coming.running else 'Next'}: {where}, {coming.when}."
    said = _SAID.get(coming.said, "")
    place = f"Place: {text.brief(coming.meeting.place, 200)}." if coming.meeting.place else ""
    return "\n".join(filter(None, (line, place, said)))


def _buttons(coming: Coming) -> list[Block]:
    """Return what its reader may still say of a meeting; that they come is what most people mean."""
    value = str(coming.meeting.id)
    buttons = []
    if coming.running and coming.said is not Said.HERE:
        buttons.append(text.button("I'm here", "meeting_here", value, style="primary"))
    if not coming.running and coming.said is not Said.COMING:
        buttons.append(text.button("I'll be there", "meeting_coming", value, style="primary"))
    if coming.said is not Said.APOLOGIES:
        buttons.append(text.button("Apologies", "meeting_apologies", value))
    return buttons


def _how_it_stands(shown: Home) -> str:
    """Return what there is to say to somebody for whom no meeting is planned."""
    if not shown.groups and not shown.mine and not shown.asks:
        return "" if shown.unsure else NO_GROUP
    waits = (shown.asks, shown.proposals, shown.drafts, shown.mine, shown.decided, shown.asked)
    return "" if any(waits) or shown.unsure else NOTHING


def _reminders(shown: Home) -> list[Block]:
    if not shown.reminders:
        return []
    button = text.button("How I am reminded", "preference_show", "how")
    return [text.section(shown.reminders, accessory=button)]
