"""What is said after the wording, or in brackets within it: votes, people, reasons, conditions, status."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.language.wording import word_set
from bot.understanding.acts.decisions import clauses, conditions, denials, reasons
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_MOST = 8
_CLAUSES = 8
"""A clause after the wording begins at one of so many places at most."""
_BRACKETS = re.compile(r"[\[(]([^()\[\]]{1,200})[\])]")
_BEGINS = re.compile(
    r"(?<![\w'£$€.,/-])(?:\d{1,3} v(?= \d{1,3}\b)|by a (?:clear |large )?majority|tbc"
    r"|to be confirmed|because|bc"
    r"|b/c|cos|'cos|coz|as|since|due to|owing to|given that|on account of"
    r"|in view of|in (?:the )?light of|seeing (?:as|that)|on the grounds that|subject to|subj\.? to"
    r"|provided that"
    r"|providing that|on condition|on the condition|conditional on|contingent on|but only if|only if"
    r"|pending|on a vote"
    r"|(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:votes? )?(?:in favou?r|voted for|for"
    r"|against|ayes|yes)(?=,? (?:and )?(?:\d|no\b|none|nobody|one\b|two\b|three\b|four\b|five\b|six\b))"
    r"|(?:lost|defeated|rejected|approved|agreed|voted down|turned down)(?= (?:by )?\d{1,3}\b)"
    r"|with (?:\d{1,3}|one|two|three|four|five|six) (?:against"
    r"|abst\w{1,9})"
    r"|on the understanding|nobody (?=objected|minded|disagreed|against|opposed)|no one (?=objected|minded"
    r"|disagreed|against|opposed)|replaces|replacing|rather than|in lieu of|revoking|overriding|supersedes"
    r"|superseding|amends|amending|instead of|in place of|to replace|which replaces|nem con|nem\. con"
    r"|unanimously|proposed by|moved by|seconded by|by \d{1,3} votes|by \d{1,3} to|by \d{1,3}-|carried"
    r"|on the chair's casting|on a casting|the reason being|passed"
    r"|so (?:this|it|that|we) (?:will |is to |are to |must )?(?:comes?|goes?|brings? it|bring it) back"
    r"|reason(?= (?:the|we|it|our|they|there|nobody|no one)\b)|to come back|with the proviso)(?![\w'-])"
)
_OUTCOME = re.compile(
    r"\s(?P<be>was|were|went|has been|have been|is|are|be|to be)\s(?:now |therefore |duly )?(?P<word>agreed"
    r"|approved|carried|passed|accepted|lost|defeated|rejected|refused|turned down|voted down|not agreed"
    r"|not carried|not approved|not accepted|withdrawn|deferred|parked|postponed|adjourned|put off"
    r"|held over|carried over|carried forward|left|escalated|referred|discussed|not passed|(?:tied "
    r"|split )?\d{1,3}(?=-\d| to \d|/\d| v \d| for\b| in favour| votes?\b))(?![\w'])"
    r"|\s(?P<fell>fell|failed)[.!]?$|\s(?P<bare>deferred|parked|held over|put off|adjourned"
    r"|on hold|postponed"
    r"|shelved|paused|put back|carried forward|rolled over|stood over|carried over)"
    r"(?= (?:to|until|till|for) )"
)
_RULE = re.compile(
    r"(?<![\w'])(?:if|when|whenever|unless|until|till|once|before|after|who|which|that|whoever|any|every"
    r"|each|all|no|nobody|nothing|none|never|may|must|can|will|not|anything|those|where)(?![\w'])"
)
_MATTERS = re.compile(
    r"(?:the |this |a |our |\w{1,20}'s )?(?:vote|ballot|poll|motion|proposal|resolution|amendment|request"
    r"|application"
    r"|recommendation|item|bid|suggestion)\b"
)
_SIDE = re.compile(
    r"\s(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) (?:for|in favou?r|against)$"
)
_SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")


_LEADS_TO = word_set(
    "made taken decided passed elected settled agreed chosen is are be been was were not to the a has have"
)


def read(draft: Draft, known: Known) -> Draft:
    """Return a draft without what stands after its wording; a text whose end was not read keeps all of it."""
    if draft.rest.unread:
        return draft
    draft = _answered(draft, known)
    for _ in range(_MOST):
        step = _clause(draft, known) or _joined(draft, known)
        if step is None:
            break
        draft = step
    return draft


def bracketed(draft: Draft, known: Known) -> Draft:
    """Return a draft without what stands in brackets, where all of that is said beside the wording."""
    for match in list(_BRACKETS.finditer(draft.rest.folded))[:_CLAUSES][::-1]:
        found = clauses.read(draft.rest.cut(match.start(1), match.end(1)), known)
        if found is not None:
            found = replace(found, scored=found.scored and not _is_vote(found, known))
            draft = draft.plus(found, draft.rest.without(match.start(), match.end()))
    return draft


def _answered(draft: Draft, known: Known) -> Draft:
    """Return a draft without the answer to a question: 'Two benches? No, too dear'."""
    at = draft.rest.folded.rfind("? ")
    last = draft.rest.cut(at + 1, len(draft.rest.text))
    found = clauses.read(last, known) if at > 0 and last.text else None
    if found is None or not (found.agreed or found.status or found.undecided):
        return draft
    asked = draft.rest.cut(0, at + 1)
    proposed = denials.proposed(asked)
    return draft.plus(
        found, proposed if proposed is not asked else asked.cut(0, len(asked.text.rstrip("? ")))
    )


def _is_vote(found: Found, known: Known) -> bool:
    """Tell whether bare numbers are a vote: more for than against, no more than there are people."""
    votes = found.votes
    if votes is None or votes.for_ is None or votes.against is None:
        return True
    return votes.against < votes.for_ and votes.for_ + votes.against <= max(len(known.people), 2)


def _clause(draft: Draft, known: Known) -> Draft | None:
    """Take the last clause, if all of it says something beside the wording."""
    rest = draft.rest
    for match in list(clauses.DELIMITER.finditer(rest.folded))[-_CLAUSES:][::-1]:
        if clauses.quoted(rest.folded, match.start()):
            continue
        last = rest.cut(match.end(), len(rest.text))
        found = clauses.read(last, known) if last.text else None
        if (
            found is not None
            and match[0].startswith(",")
            and (
                (found.scored and not _in_three(found))
                or (last.folded.startswith("back ") and not _waits(draft))
            )
        ):
            return None  # '5-7, 8-10' are ages, and who is 'on leave, back on the 21st' is no matter
        if found and found.votes and _SIDE.search(rest.folded[: match.start()]):
            return None  # 'Buy the van 5 for, 2 against': the vote begins before the comma
        if found and found.condition and rest.folded[: match.start()].endswith((" and", " but", " or")):
            return None
        if found and found.condition and conditions.is_of_a_rule(rest.folded[: match.start()], last.folded):
            return None
        if found is not None and rest.folded[: match.start()].strip() and not _clashes(draft, found):
            return draft.plus(found, _ended(rest.cut(0, match.start())))
    return None


def _in_three(found: Found) -> bool:
    """Tell whether a vote gives for, against and abstaining: '6/1/0' is that and nothing else."""
    return found.votes is not None and found.votes.abstaining is not None


def _waits(draft: Draft) -> bool:
    """Tell whether it was said before that something is put off, so that 'back' says until when."""
    return draft.found.status is DecisionStatus.PARKED or draft.found.undecided


def _clashes(draft: Draft, found: Found) -> bool:
    return bool(draft.found.reason and found.reason)


def _joined(draft: Draft, known: Known) -> Draft | None:
    """Take what the last sentence ends with, where no comma stands before it."""
    rest = draft.rest
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(rest.folded)]
    start = ends[-1] if ends else 0
    for begins in _beginnings(rest, start):
        before, last = rest.folded[start:begins].rstrip(" ,"), rest.cut(begins, len(rest.text))
        if not before.strip(" -*"):
            continue
        found = clauses.read(last, known)
        if found is None or _clashes(draft, found) or not _may(before, last.folded, found):
            continue
        return draft.plus(found, _ended(rest.cut(0, begins)))
    return _became(draft, start, known)


def _beginnings(rest: Plain, start: int) -> Iterator[int]:
    for match in list(_BEGINS.finditer(rest.folded, start))[:_CLAUSES]:
        if not clauses.quoted(rest.folded, match.start()):
            yield match.start()


def _may(before: str, after: str, found: Found) -> bool:
    if found.reason:
        return reasons.joins(before, after)
    if found.condition:
        return conditions.joins(before, after) and not conditions.is_of_a_rule(before, after)
    last = before.split()[-1]
    if (found.agreed or found.votes) and last in _LEADS_TO:
        return False
    if found.votes and _RULE.search(before):
        return bool(found.votes.for_ is not None)
    return last not in ("not", "is", "are", "be")


def _became(draft: Draft, start: int, known: Known) -> Draft | None:
    """Take 'was lost', 'be deferred to the next meeting' from the end of the sentence."""
    rest = draft.rest
    if start:
        return None
    for match in list(_OUTCOME.finditer(rest.folded))[:_CLAUSES]:
        before = rest.folded[: match.start()]
        if _RULE.search(before) and not _MATTERS.match(before):
            return None
        if not _tells(match, before):
            continue
        begins = match.start(match.lastgroup or 0)
        found = clauses.read(rest.cut(begins, len(rest.text)), known)
        if found is not None:
            return draft.plus(found, _ended(rest.cut(0, match.start())))
    return None


def _tells(match: re.Match[str], before: str) -> bool:
    """Tell whether such words tell of what the group did, and are no rule: 'late bids are rejected'."""
    if _MATTERS.match(before) or match["bare"]:
        return True
    if (
        match["fell"]
        or match["word"][:1].isdigit()
        or match["word"] in ("passed", "accepted", "lost", "defeated", "withdrawn")
    ):
        return False
    if match["word"] in ("escalated", "referred", "left", "discussed"):
        return match["be"] in ("was", "were", "has been", "to be", "be")
    waits = match["word"] in ("deferred", "parked", "postponed", "adjourned", "put off", "held over")
    return waits or match["be"] in ("was", "were", "has been", "have been")


def ended(draft: Draft) -> Draft:
    """Return a draft whose wording has no comma or dash left at its end."""
    if draft.rest.unread:
        return draft
    kept = draft.rest.text.rstrip(" ,;:-–—")
    return Draft(draft.rest.cut(0, len(kept)), draft.found)


def _ended(text: Plain) -> Plain:
    """Return a text without the commas and dashes, the 'and' or 'but' that led on from it."""
    kept = text.text.rstrip(" ,;:-–—(")
    for word in (
        " was",
        " were",
        " but this",
        " but it",
        " but that",
        " and this",
        " and it",
        " and",
        " but",
    ):
        kept = kept.removesuffix(word)
    return text.cut(0, len(kept.rstrip(" ,;:-–—")))
