"""Which of a thread's proposals a message is of: what stands in it, or what it answers, adding nothing."""

import re
from collections.abc import Sequence

from bot.language import similarity
from bot.understanding.acts.capture.exchanges import Act, talk_of, words
from bot.understanding.acts.capture.small_talk import VOICE
from bot.understanding.proposals import Proposal, RecordAs
from bot.understanding.talk import ThreadMessage

NEAR = 6
"""So many messages after it a proposal is answered."""
_LIMITS = re.compile(r"\b(?:but|only|except|unless|instead|rather|if|not|never)\b|n['’]t\b", re.IGNORECASE)
_VOICE = similarity.words(" ".join((*VOICE, "please")))
"""What says no more than yes."""


def of(
    thread: Sequence[ThreadMessage], proposals: Sequence[Proposal], index: int, kind: RecordAs
) -> list[Proposal]:
    """Return what is proposed of a kind in the words of a message, else what of it the message answers."""
    standing = [one for one in proposals if one.index == index and one.kind is kind]
    return standing or _answered_by(thread, proposals, index, kind)


def is_short_yes(text: str) -> bool:
    """Tell whether a message is no more than a yes to something else."""
    said = ThreadMessage("", "", text)
    acts = _acts(said)
    granted = any(map(_grants, acts)) and all(map(_may_grant, acts))
    return granted and not _own_words(acts, [said])


def _answered_by(
    thread: Sequence[ThreadMessage], proposals: Sequence[Proposal], index: int, kind: RecordAs
) -> list[Proposal]:
    """Return what was put up or asked before a message that grants it or takes it on, adding nothing.

    It answers what was said last; nothing where somebody said no, or put up something else, between them.
    """
    answer = _acts(thread[index])
    if not answer or not all(map(_may_grant, answer)) or not any(map(_grants, answer)):
        return []
    before = [
        one for one in proposals if index - NEAR <= one.index < index and not _is_beside(thread, one, kind)
    ]
    last = max((one.index for one in before), default=index)
    found = [
        one for one in before if one.index == last and one.kind is kind and _is_answered(one, thread, index)
    ]
    if _is_cut_off(thread, last, index):
        return []
    own = _own_words(answer, thread).difference(*(_worded(one) for one in proposals if one.index == index))
    return [one for one in found if not own - similarity.words(thread[last].text) - _worded(one)]


def _acts(message: ThreadMessage) -> list[Act]:
    return list(talk_of([message], {}).acts)


def _grants(act: Act) -> bool:
    return act.grants_first or act.takes or act.takes_it_up or act.refers_back


def _may_grant(act: Act) -> bool:
    refuses = act.refuses or act.puts_off or act.takes_back or act.opens
    return not refuses and not act.is_conditional and _LIMITS.search(act.said) is None


def _is_beside(thread: Sequence[ThreadMessage], proposal: Proposal, kind: RecordAs) -> bool:
    """Tell whether it is of the other kind and came with a yes: others may still grant what that was to."""
    first = next(iter(_acts(thread[proposal.index])), None)
    return proposal.kind is not kind and first is not None and first.grants_first


def _is_answered(proposal: Proposal, thread: Sequence[ThreadMessage], index: int) -> bool:
    """Tell whether a message is by somebody whose word counts: another, or who does the work."""
    by = thread[index].user
    return by != thread[proposal.index].user or by in proposal.owners


def _is_cut_off(thread: Sequence[ThreadMessage], last: int, index: int) -> bool:
    between = [act for each in thread[last + 1 : index] for act in _acts(each)]
    if between and between[-1].opens:
        return True
    return any(one.refuses or one.puts_off or (one.proposes and not one.grants_first) for one in between)


def _own_words(acts: Sequence[Act], thread: Sequence[ThreadMessage]) -> frozenset[str]:
    """Return the words with a meaning that a message has beside its yes, names, and days."""
    found: frozenset[str] = frozenset()
    for act in acts:
        said = similarity.words(_without_yes(act.said))
        found |= frozenset(word for word in said if not (act.dated and word.isdigit()))
    named = similarity.words(" ".join(each.name for each in thread))
    return found - _VOICE - named


def _without_yes(said: str) -> str:
    begun = words.YES.match(said)
    rest = said[begun.end() :] if begun else said
    for pattern in (words.STRICTLY, words.TAKES, words.REFERS):
        rest = pattern.sub(" ", rest.strip(" ,.;–-"))
    return rest


def _worded(proposal: Proposal) -> frozenset[str]:
    return similarity.words(proposal.record.text if proposal.record is not None else "")
