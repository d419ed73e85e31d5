"""An action that is cancelled, opened again or worded otherwise: 'cancel A3', 'A4 was never done'."""

import re

from bot.language.bounds import Budget
from bot.language.wording import phrase_list
from bot.understanding.acts.actions import drafts, due, frames
from bot.understanding.acts.actions.changing.targets import Target
from bot.understanding.acts.actions.changing.wishes import ANY, CLOSED, Making, Wish, ended
from bot.understanding.meaning import Becomes, Change
from bot.understanding.plain import Plain

_CANCEL = frozenset(
    phrase_list(
        "cancel, drop, scrap, withdraw, bin, abandon, kill, strike, strike out, scratch, call off,"
        " no need for, there is no need for, forget, we no longer need, no longer need, we don't need,"
        " don't need, we do not need, close off, lose, retire, ditch, no longer needed:, cross off,"
        " take off"
    )
)
_NOT_NEEDED = re.compile(
    r"(?:(?:is|has been|was|can be|should be|to be|needs to be|must be|now|been|be|'s)\s)*"
    r"(?:not needed|no longer (?:needed|required|necessary|relevant|applies|wanted)|not required"
    r"|not necessary|isn't needed"
    r"|isnt needed|cancelled|canceled|dropped|withdrawn|scrapped|off|unnecessary|superfluous|obsolete"
    r"|redundant"
    r"|off the table|overtaken(?: by events)?)(?: any ?more| any longer| now| please)*"
)
_REOPEN = frozenset(
    phrase_list(
        "reopen, re-open, reactivate, reinstate, restore, bring back, revive, open, un-close, unclose"
    )
)
_NOT_DONE = re.compile(
    r"(?:(?:is|was|has|'s)\s)?(?:not|isn't|isnt|wasn't|wasnt|never|hasn't been|not been"
    r"|has not been)\s(?:been |actually |really "
    r"|quite |in fact |yet )*(?:done|finished|complete|completed|sent|closed|happened)(?: after all| yet"
    r"| at all| please)*$"
    r"|(?:is|needs to be|should be|has to be|must be|to be|needs) (?:re-?opened|re-?opening|open again"
    r"|still open)(?: again)?$"
)
_REWORD = re.compile(
    r"(?:change|reword|rephrase|amend|correct|rewrite|update|edit|rename)(?: the)?(?: (?:wording|words"
    r"|text) (?:of|on|for))?"
)
_READS = re.compile(
    r"\s*(?:(?:should|ought to|must|needs to|is to)\s(?:read|say|be)\s?:?\s|(?:to read|to say"
    r"|so that it reads|so it reads)\s?:?\s|to:\s|to\s|:\s|→\s)"
)
_SAYS = re.compile(
    r"\s*(?:should|ought to|must|needs to|is to)\s(?:read|say)\s?:?\s"
    r"|(?:\s?[:,–—-])? ?(?:please )?(?:change|reword|amend|rename|correct|rephrase)"
    r" (?:it |this |the wording |wording |the text |text )?to:? (?:read:? |say:? )?"
)
_MORE = re.compile(r"\s*(?:any ?more|any longer|now|please|pls|altogether|after all|then)\b")
_REASON = re.compile(r"[\s,;:(–—.-]*(?:because(?: of)?|since|as|reason:|given that|now that)?\s*")


def cancelled(target: Target, making: Making) -> Wish | None:
    """Return the wish that it is not done at all, with the reason where there is one."""
    before, after = target.before.folded.strip(), target.after
    end = 0
    if before not in _CANCEL:
        found = _NOT_NEEDED.match(after.folded) if not before else None
        if found is None:
            return None
        end = found.end()
    if more := _MORE.match(after.folded, end):
        end = more.end()
    rest = after.cut(end, len(after.text))
    reason = _reason(rest)
    if reason is None:
        return None
    return Wish(Becomes.DROPPED, (Change(ANY, Becomes.DROPPED, reason=reason or None),))


def _reason(rest: Plain) -> str | None:
    """Return the reason that follows; empty where nothing does, None where what follows is no reason."""
    kept = ended(rest)
    if not kept.text.strip(" .,;:!()"):
        return ""
    found = _REASON.match(kept.folded)
    if not found or not found.end() or not found[0].strip():
        return None
    return kept.text[found.end() :].strip(" .)") or None


def reopened(target: Target, making: Making) -> Wish | None:
    """Return the wish that something closed is to be done after all."""
    before, after = target.before.folded.strip(), ended(target.after).folded.strip(" .")
    done = any(action.status in CLOSED for action in target.among)
    again = before in _REOPEN and (before != "open" or done) and after in ("", "again", "up")
    if again or (done and not before and _NOT_DONE.match(after)):
        return Wish(Becomes.REOPENED, (Change(ANY, Becomes.REOPENED),))
    return None


def reworded(target: Target, making: Making) -> Wish | None:
    """Return the wish for other words, with their due day where they have one."""
    before, after = target.before.folded.strip(), ended(target.after)
    found = _READS.match(after.folded) if _REWORD.fullmatch(before) else None
    found = found or (_SAYS.match(after.folded) if not before else None)
    if not found:
        return None
    kept = frames.unquoted(after.cut(found.end(), len(after.text)))
    when = due.taken(kept, making.known, Budget())
    text = drafts.wording(when.plain if when.day else kept)
    if not text:
        return None
    return Wish(Becomes.REWORDED, (Change(ANY, Becomes.REWORDED, text=text, due=when.day),))
