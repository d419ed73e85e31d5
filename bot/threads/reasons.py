"""Why a form opens instead of something being recorded: one or two sentences, said with it and in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.decisions.relations import service as relations
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.understanding.meaning import Ask, Meaning, Missing, New, NewAction, NewDecision, OpenForm
from storage import decisions
from storage.database import Session
from storage.records import OwnerKind, Source

OF_ACTION = {
    Missing.TEXT: "What is to be done?",
    Missing.OWNER: "Who is to do it?",
    Missing.DUE: "By when is it to be done?",
    Missing.DECISION: "For which decision is it?",
}
OF_DECISION = {
    Missing.TEXT: "What was decided?",
    Missing.STATUS: "Was that agreed, or is it a proposal?",
    Missing.COME_BACK_ON: "When does it come back?",
    Missing.REPLACES: "Which decision does it replace?",
}
_FOLLOWS = ("replaces", "amends")
LOOK = "Is that right? Press Record if it is."


async def explained(session: Session, meaning: OpenForm, source: Source, *, all_known: bool) -> OpenForm:
    """Return a form with a sentence that says why it opens.

    `all_known` tells whether Slack has said who is in the group: whom it may yet name is nobody's outsider.
    """
    said = await _not_followed(session, meaning, source) or why(meaning, all_known=all_known)
    records = meaning.records if all_known else tuple(map(_without_strangers, meaning.records))
    return replace(meaning, why=said, records=records)


async def _not_followed(session: Session, meaning: OpenForm, source: Source) -> str:
    """Return why a decision that a new one names can not be replaced or amended; empty where it can be."""
    if Missing.REPLACES not in meaning.missing:
        return ""
    taken = [one.words for record in meaning.records for one in record.taken if one.field in _FOLLOWS]
    for number in re.findall(r"(?i)\bd\s?(\d{1,6})", " ".join(taken)):
        found = await decisions.numbered(session, source.team, source.channel, int(number))
        if found is None:
            return f"There is no decision D{int(number)} in this channel."
        try:
            await relations.refuse_to_follow(session, found)
        except Refusal as refusal:
            return str(refusal)
    return ""


def _without_strangers(record: New) -> New:
    if isinstance(record, NewDecision):
        return record
    return replace(record, owners=tuple(one for one in record.owners if one.kind is not OwnerKind.OUTSIDE))


def why(meaning: OpenForm, *, all_known: bool) -> str:
    """Return why a form opens, as plain words; `all_known` tells whether Slack has said who is in the group.

    It is never empty: a form that opens without a word looks like a mistake.
    """
    records = meaning.records
    strangers = [_stranger(name, all_known=all_known) for name in _outside(records)]
    if len(records) > 1:
        many = f"That looks like {_counted(records)}, and each is recorded by itself."
        # What was asked before, when the form was offered, says so already.
        return " ".join([many, *strangers, meaning.why.removeprefix(many).strip()]).strip()
    if strangers:
        return " ".join(strangers)
    return meaning.why or " ".join(_lacking(meaning)) or LOOK


def _lacking(meaning: OpenForm) -> Iterator[str]:
    asks = OF_ACTION if meaning.records and isinstance(meaning.records[0], NewAction) else OF_DECISION
    for missing in meaning.missing:
        if missing in asks:
            yield asks[missing]
    if not meaning.missing and asks is OF_ACTION and not getattr(meaning.records[0], "owners", ()):
        yield OF_ACTION[Missing.OWNER]


def _counted(records: Sequence[New]) -> str:
    kinds = {type(one) for one in records}
    if kinds == {NewAction}:
        return f"{len(records)} actions"
    return f"{len(records)} decisions" if kinds == {NewDecision} else f"{len(records)} things to record"


def strangers(meaning: Meaning) -> bool:
    """Tell whether something that is meant, or may be, is to be done by somebody who is not in the group."""
    if isinstance(meaning, Ask):
        opened = [meaning.otherwise] if meaning.otherwise else []
        return any(map(strangers, [*(one.means for one in meaning.readings), *opened]))
    return bool(_outside(getattr(meaning, "records", ())))


def _outside(records: Sequence[New]) -> list[str]:
    """Return the names of owners who are not in the group, each once."""
    owners = [owner for one in records if isinstance(one, NewAction) for owner in one.owners]
    outside = [owner for owner in owners if owner.kind is OwnerKind.OUTSIDE]
    return list(dict.fromkeys(owner.name or owner.organisation or "" for owner in outside))


def _stranger(name: str, *, all_known: bool) -> str:
    called = f"‘{text.cut(name, 100)}’"
    if not all_known:
        return f"Slack has not told me yet who goes by {called}: pick them in Owners."
    return (
        f"{called} is nobody that I know in this group: pick them in Owners, or keep them as outside Slack."
    )
