"""On what condition something was decided: 'subject to …', 'provided that …', 'pending …'."""

import re

from bot.language.wording import word_set
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_CONDITION = re.compile(
    r"(?:subj(?:ect|\.)? to|provided(?: that| always that)?|providing(?: that)?"
    r"|on (?:the )?condition(?: that| of)?"
    r"|conditional (?:on|upon)|conditionally (?:on|upon)|contingent (?:on|upon)|only if|but only if"
    r"|on the understanding that|with the proviso that|depending on|dependent on|(?:the )?conditions?:"
    r"|so long as|as long as|if and only if)\s"
)
_PENDING = re.compile(r"(?:pending|awaiting|once we have|subject only to)\s")
_SOMEBODY_ELSE = re.compile(
    r"^(?:\w{1,12} ){0,3}(?:ratification|ratifying|approval|approving|confirmation|confirming|sign-?off"
    r"|signing off|consent|agreement|agreeing|authori[sz]ation|endorsement|permission)\b"
)
"""What is still to be said by somebody: then it may be no more than a proposal."""
_ENDS = re.compile(r"\s(?:because|bc)\s|[;:.]\s|\s-\s")
_WHICH = re.compile(r"\b(?:who|that|which)\b")
_SUPPOSES = re.compile(
    r"provid(?:ed|ing) (?:that|we|it|they|he|she|there|nobody|everyone|everybody"
    r"|(?:the|our|its) \w{2,20} (?:is|are|has|have|can|will|does|do|agrees?|pays?|comes?))\b"
)
"""Where 'provided' makes a condition, and is not said of what somebody provides: 'meals provided by Kate'."""
_RULES = re.compile(
    r"\b(?:may|can|could|must|whoever|whatever|anyone|anybody|everyone|everybody|nobody|any|every|each"
    r"|always|never"
    r"|allowed|free to|welcome|entitled|permitted)\b"
)
_BY_US = re.compile(r"(?:that )?(?:we|i|the (?:board|group|committee))\b")
_TURNS_BACK = re.compile(r"(?:(?:the )?\w{1,20} )?(?:they|them|their|he|she|his|her|somebody|someone)\b")
_PROVISO = (
    "as long as ",
    "so long as ",
    "provided ",
    "providing ",
    "on condition ",
    "on the condition ",
    "only if ",
)
_PART_OF = word_set("is are was were be been become becomes made remain remains not for and")
"""Behind these, 'subject to …' is no condition: 'all spending is subject to approval'."""


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return the condition at the beginning of a clause, and where it ends."""
    folded = clause.folded
    pending = _PENDING.match(folded)
    match = pending or _CONDITION.match(folded)
    if match is None:
        return None
    close = _ENDS.search(folded, match.end())
    end = close.start() if close else len(folded)
    said = clause.cut(match.end(), end).text.strip(" .")
    waits = bool(pending) or _SOMEBODY_ELSE.search(said.lower()) is not None
    return (Found(condition=said, pending=waits), end) if said else None


def is_of_a_rule(before: str, after: str) -> bool:
    """Tell whether a proviso says how a rule goes, and not on what condition it was agreed, both folded.

    'Tenants can bring whoever they like, as long as somebody signs them in.'
    """
    if not after.startswith(_PROVISO) or after.startswith(("provided always", "provided (")):
        return False
    said = after.split(" ", 2)[-1]
    rules = _RULES.search(before) is not None and not _BY_US.match(before)
    turns_back = _TURNS_BACK.match(said.removeprefix("as ").removeprefix("that ")) is not None
    return rules or (turns_back and not _BY_US.match(before))


def joins(before: str, after: str) -> bool:
    """Tell whether a condition without a comma may be taken from what stands before it, both folded."""
    last = before.split()[-1:] or [""]
    if last[0] in _PART_OF or _WHICH.search(before):
        return False
    if after.startswith(("as long as ", "so long as ")):
        return False  # 'open as long as there is money for it' says how long
    if after.startswith(("provided ", "providing ")):
        return _SUPPOSES.match(after) is not None
    return (
        not after.startswith(("pending ", "awaiting ", "depending on ", "dependent on "))
        or len(before.split()) > 1
    )
