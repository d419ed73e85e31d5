"""An action that somebody else is to do: 'give A2 to Val', 'Val takes A2', 'add Mal to A3'."""

import re

from bot.understanding.acts.actions import settling
from bot.understanding.acts.actions.changing.targets import Target
from bot.understanding.acts.actions.changing.wishes import ANY, Making, Wish, ended
from bot.understanding.acts.actions.owners import MOST_READINGS, Owners, run
from bot.understanding.acts.actions.words import Words
from bot.understanding.meaning import About, Becomes, Change
from bot.understanding.plain import Plain

_GIVE = re.compile(
    r"(?:give|reassign|re-assign|assign|hand|hand over|pass|pass on|transfer|move|allocate|delegate"
    r"|change|switch|reallocate)"
    r"(?: over)?|(?:change |set |make )?(?:the )?owner (?:of|for|on)|(?:change|set) (?:the )?owner"
)
_TO_WHOM = re.compile(
    r"[\s:,–-]*(?:(?:'s|is|now|should|goes|go|will|over|on|across|be|owner|belongs|passes|passed|owned"
    r"|assigned|reassigned)\s)*"
    r"(?:to|for|with|by|→|=|:|owner:|from \w{1,30} to)\s*"
)
_TAKES = re.compile(
    r"\s(?:takes|take|to take|to do|will do|will take|takes over|to take over|take over|now has|owns"
    r"|now owns|gets|has|can do"
    r"|can take|take on|pick up|picks up|will pick up|to pick up|picking up|is picking up|taking"
    r"|taking over|do|is taking|is doing|should do|should take|'ll do|'ll take|(?:the |as |the new "
    r"|as the )?(?:owner|lead)"
    r" (?:of|for|on)|responsible for|in charge of|down for)(?: on| over)?$"
)
_ASKED = re.compile(
    r"(?:please |pls )?(?:can|could|would|will|should) (?=\S)|(?:let's|let) (?:have )?|(?:get|have"
    r"|ask|make|put|name|appoint) "
)
_INSTEAD = re.compile(
    r"\s*(?:on |over |up )?(?:instead(?: of\b.{1,40})?|(?:off|from|for) [\w' ]{1,30}|from now on|then"
    r"|now)[.?!\s]*$"
)
_ADD = re.compile(r"add (?P<who>.{1,60}) (?:to|as (?:an |another |a second )?owner (?:of|to|on))$")


def added(target: Target, making: Making) -> Wish | None:
    """Return the wish that somebody does it, too."""
    found = _ADD.fullmatch(target.before.folded)
    if not found or ended(target.after).text.strip(" .") not in (
        "",
        "too",
        "as well",
        "as owner",
        "as an owner",
    ):
        return None
    return _given(target.before.cut(*found.span("who")), making, adds=True)


def reassigned(target: Target, making: Making) -> Wish | None:
    """Return the wish that somebody else does it."""
    before, after = target.before, ended(target.after)
    taken = _TAKES.search(before.folded) if len(before.text) < 80 and not target.pointed else None
    if taken and (not after.text.strip(" .?") or _INSTEAD.match(after.folded)):
        asked = _ASKED.match(before.folded)
        return _given(before.cut(asked.end() if asked else 0, taken.start()), making)
    gives = _GIVE.fullmatch(before.folded.strip())
    if before.text and not gives:
        return None
    found = _TO_WHOM.match(after.folded)
    if found and (given := _given(after.cut(found.end(), len(after.text)), making)):
        return given
    if not before.text and after.folded.startswith(("is ", "'s ")) and after.folded.endswith(("'s", "'")):
        return _given(after.cut(after.folded.index(" ") + 1, after.folded.rindex("'")), making)
    return None


def _given(who: Plain, making: Making, *, adds: bool = False) -> Wish | None:
    """Return the wish that some people do it; None where the words name nobody, or more than people."""
    words = Words(who, making.directory)
    owners: Owners = run(words, 0, making.known.speaker, strangers=True)
    if not owners.readings or owners.end < len(words) or len(owners.readings) > MOST_READINGS:
        return None
    ways = tuple(Change(ANY, Becomes.REASSIGNED, owners=reading) for reading in owners.readings)
    if len(ways) == 1 and not owners.strangers:
        return Wish(Becomes.REASSIGNED, ways, adds=adds)
    labels = tuple(settling.names(reading, making.known) for reading in owners.readings)
    return Wish(Becomes.REASSIGNED, ways, About.PERSON, labels, settling.WHO, adds=adds)
