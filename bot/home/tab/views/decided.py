"""What was decided without its reader, by what it is to them: missed, changed since, or decided elsewhere."""

from bot.home.tab.views import parts
from bot.home.tab.views.contents import Home, Section
from bot.recaps.views import HEADINGS, lines
from bot.slack.blocks import text
from bot.slack.blocks.text import Block
from scheduler import recaps as rules
from storage.records import Account, News

READING = "Reading them is not agreeing to them."


def blocks(shown: Home) -> list[Block]:
    """Return the decisions that matter most to them, with the buttons to mark them read and to object."""
    few = parts.few(Section.DECIDED, shown.decided)
    if not few:
        return []
    found: list[Block] = []
    titled: News | None = None
    for account in few:
        if (news := rules.news_of(account, shown.reader)) is not titled:
            titled = news
            found.append(parts.heading(HEADINGS.get(news, parts.TITLES[Section.DECIDED])))
        found += _decision(shown, account)
    found += parts.more(Section.DECIDED, shown.decided_in_all, len(few))
    ids = ",".join(str(account.decision.id) for account in few)
    row = text.actions(text.button("Got it", "recap_got_it", ids, style="primary"))
    return [*found, row, text.context(READING)]


def _decision(shown: Home, account: Account) -> list[Block]:
    made = account.decision
    concern = text.button("Raise a concern", "decision_concern", str(made.id))
    where = text.channel(made.channel)
    by = f"Recorded by {text.person(made.author)} on {text.day_of(made.decided_at)} in {where}"
    more = [*lines.changes(account, shown.reader, shown.today, 1.0), by, *lines.doubts(account, 1.0)]
    return [
        text.section(lines.decision(made, 1.0), accessory=concern),
        text.context(" · ".join(more)),
    ]
