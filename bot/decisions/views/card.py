"""A decision's card in its channel: what was decided, when and by whom, and in small what goes with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.language import wording
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Block, Message
from bot.sources.unclear import views as unclear
from bot.sources.unclear.views import MOST_ASKED, Asked
from scheduler import calendar, places
from storage.records import Concern, Decision, DecisionStatus, Link, Setting, There

MOST_PLAIN, MOST_CONDITION, MOST_REASON, MOST_SAID = 2000, 400, 400, 2
"""Slack refuses an update whose text has more than 4,000 characters; the rest is behind Details."""
MOST_CONCERNS = 5
MOST_LINKS = 5
MOST_PEOPLE = 8
MOST_SMALL = 2
"""Small lines, save for what nobody may miss; on a proposal there are more, as it is still to be decided."""
_CHANGED = (DecisionStatus.AMENDED, DecisionStatus.SUPERSEDED)


@dataclass(frozen=True)
class DecisionCard:
    """Everything that a decision's card shows; `concerns` are those that are open or were upheld.

    `asked` is what is unclear about it, until somebody answers; days are told in the `zone` of its group.
    """

    decision: Decision
    there: There | None = None
    newer: Sequence[tuple[Link, Decision]] = ()
    older: Sequence[tuple[Link, Decision]] = ()
    concerns: Sequence[Concern] = ()
    undoable: bool = True
    asked: Sequence[Asked] = ()
    zone: ZoneInfo = places.UTC


def card(shown: DecisionCard) -> Message:
    """Show a decision in its channel."""
    decision = shown.decision
    if decision.undone_at is not None:
        return _undone(decision)
    head = f"*{decision.label}*{_bracketed(_status(shown, decision_words.status(decision.status)))} "
    title = head + text.fit(decision.text, text.MAX_SECTION - len(head))
    blocks = text.titled(title, " ".join(f"{sentence}." for sentence in _made(shown)))
    blocks += [text.context(line) for line in _small(shown)]
    blocks += [block for one in shown.asked[:MOST_ASKED] for block in unclear.on_card(one)]
    blocks.append(text.actions(*_buttons(shown)))
    return Message(text=_plain(shown), blocks=blocks)


def _plain(shown: DecisionCard) -> str:
    """Return the card for notifications and screen readers: everything except who was there, and when."""
    decision = shown.decision
    stands = decision_words.standing(decision)
    lines = [f"{decision.label}{_bracketed(_status(shown, stands))} {text.fit(decision.text, MOST_PLAIN)}"]
    lines += decision_words.terms(decision, MOST_CONDITION)
    lines += [f"Because {text.fit(decision.reason, MOST_REASON)}"] if decision.reason else []
    lines += [decision_words.relation(link, other, newer=False) for link, other in shown.older[:MOST_SAID]]
    upheld, open_ones = decision_words.by_outcome(shown.concerns)
    lines += [decision_words.concern(one, decision) for one in (*upheld[:1], *open_ones[:1])]
    lines += [unclear.said_on_card(one.question) for one in shown.asked[:1]]
    return "\n".join(lines)


def _status(shown: DecisionCard, standing: str) -> list[str]:
    """Return where a decision stands; nothing where it is agreed as it was worded."""
    decision, by = shown.decision, [other.label for _, other in shown.newer]
    said = [] if decision.status is DecisionStatus.AGREED else [standing]
    if by and decision.status in _CHANGED:
        said = [f"{decision_words.status(decision.status)} by {text.listed(by)}"]
    return said + (["corrected"] if decision.corrected_at is not None else [])


def _bracketed(words: Sequence[str]) -> str:
    return f" ({', '.join(words)})" if words else ""


def _undone(decision: Decision) -> Message:
    undone = f"{decision.label} was undone by {text.person(decision.author)}. Its number is not used again."
    return text.note(undone)


def _made(shown: DecisionCard) -> list[str]:
    """Return when a decision was made, and who was there where that is known, a sentence each.

    Who was there when something was proposed may not have been when it was settled later.
    """
    decision, settled = shown.decision, shown.decision.settled_at
    recorded = calendar.local_day(decision.decided_at, shown.zone)
    if decision.status is DecisionStatus.SUPERSEDED:
        # A proposal can be replaced too.
        return [f"Recorded {text.day_of_year(recorded)}", *_there(shown.there)]
    agreed = decision.status in (DecisionStatus.AGREED, DecisionStatus.AMENDED)
    did = wording.begin(decision_words.status(DecisionStatus.AGREED if agreed else decision.status))
    on = calendar.local_day(settled, shown.zone) if settled is not None else recorded
    back = decision.come_back_on
    until = f", to come back on {text.day_near(back, recorded)}" if back is not None else ""
    return [f"{did} {_on(on, recorded)}{until}", *(_there(shown.there) if settled is None else ())]


def _on(day: date, recorded: date) -> str:
    return text.day_of_year(day) if abs(day - recorded) < text.A_YEAR else f"{text.day_of_year(day)} {day:%Y}"


def _there(known: There | None) -> Iterator[str]:
    """Yield who was there, and who else took part in the thread; nothing where that is not known."""
    if known is None:
        return
    present = known.people if known.setting is Setting.MEETING else ()
    names = [text.person(user) for user in present]
    if known.setting is Setting.MEETING:
        names += [text.brief(name, 80) for name in known.stand_ins]
    if names:
        yield f"{text.some_words(names, MOST_PEOPLE)} {'was' if len(names) == 1 else 'were'} there"
    if others := [user for user in known.thread if user not in present]:
        yield f"{text.some(others, MOST_PEOPLE)} took part in the thread"


def _small(shown: DecisionCard) -> list[str]:
    """Return the small lines: why only where there is room for it beside what nobody may miss."""
    decision = shown.decision
    terms = " · ".join(decision_words.terms(decision, 600))
    before, after = [terms] if terms else [], list(_not_to_be_missed(shown))
    why = [f"Because {text.fit(decision.reason, 600)}"] if decision.reason else []
    if len(before) + len(after) >= MOST_SMALL and decision.status is not DecisionStatus.PROPOSED:
        why = []
    return [*before, *why, *after]


def _not_to_be_missed(shown: DecisionCard) -> Iterator[str]:
    decision = shown.decision
    yield from (decision_words.relation(link, other, newer=False) for link, other in shown.older[:MOST_LINKS])
    if decision.status not in _CHANGED:
        newer = shown.newer[-MOST_LINKS:]
        yield from (decision_words.relation(link, other, newer=True) for link, other in newer)
    yield from _concerns(shown)
    if decision.source_changed_at is not None:
        yield "Source changed after capture"


def _concerns(shown: DecisionCard) -> Iterator[str]:
    for kind, found in zip(("upheld", "open"), decision_words.by_outcome(shown.concerns), strict=True):
        yield from (decision_words.concern(one, shown.decision) for one in found[:MOST_CONCERNS])
        if left := len(found[MOST_CONCERNS:]):
            yield f"{left} more {kind} concern{'s' if left > 1 else ''}: press Details to read them."


def _buttons(shown: DecisionCard) -> list[Block]:
    value = str(shown.decision.id)
    buttons = [
        text.button("Details", "decision_details", value, style="primary"),
        text.button("Raise a concern", "decision_concern", value),
    ]
    if shown.undoable:
        buttons.append(text.button("Undo", "decision_undo", value))
    return buttons
