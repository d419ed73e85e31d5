"""What words may say of work that no rule knows: it is asked, and never taken for an answer."""

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import away, plainly_done
from bot.understanding.acts.answers.clauses import clauses, turned
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.line import Line
from bot.understanding.meaning import Says

_VERBS = word_set("is are has have had will can could does do did was were")
_OF_ONESELF = word_set("i we it this that these those they all me mine my")
_TALKED = word_set(
    "spoke talked met rang called asked chased visited heard checked found there just so-you-know"
)
_HAD = (
    ("i", "spoke"),
    ("i", "rang"),
    ("i", "asked"),
    ("i", "met"),
    ("had", "a"),
    ("we", "met"),
    ("i", "heard"),
)
_SOON = 6
_TO_COME = word_set("will would should could can until till before by not no never")
_LACKS = word_set("got heard received seen access")
_KNOWS = word_set(
    "understand know think see mean get remember recall recognise mind believe worry sure want agree"
    " like hear"
)
_DOES = word_set("do take manage make finish send get commit help continue carry handle complete write cope")


def weakly(heard: Heard) -> Saying | None:
    """Return what a line may say: that somebody is in the way of the work, or that its writer refuses it."""
    if heard.line.asks:
        return None
    for part in clauses(heard.line):
        if "not" not in part.words:
            continue
        if lacks(part) or _is_in_the_way(part, heard):
            why = part.text.strip(" .,")
            return None if away.is_private(why) else Saying(Says.BLOCKED, why=why, unsure=True)
        if heard.owner and _refuses(part):
            return Saying(Says.DECLINE, unsure=True)
    told = [each for part in clauses(heard.line) for each in turned(part) if each.words[0] in ("i", "we")]
    did = any(plainly_done.says_so(each, heard.actions) for each in told)
    return Saying(Says.DONE, unsure=True) if did else None


def reports(heard: Heard) -> bool:
    """Tell whether a line of which nothing is known tells how things stand, or of what was talked about."""
    words = heard.line.words
    if words[0][0] == "A" and words[0][1:].isdecimal() and len(words) > 1:
        words = words[1:]  # 'A1: spoke to the venue'
    if heard.line.asks or not heard.owner or words[0] in _TALKED or words[:2] in _HAD:
        return True
    verb = next((at for at, word in enumerate(words[:_SOON]) if word in _VERBS), 0)
    theirs = verb and _OF_ONESELF.isdisjoint(words[:verb])
    return bool(theirs) and _TO_COME.isdisjoint(words)


def lacks(line: Line) -> bool:
    """Tell whether somebody lacks what the work takes, which is not that it is not done: 'haven't heard'."""
    words = line.words
    return any(
        words[at] in ("have", "has") and words[at + 1] == "not" and words[at + 2] in _LACKS
        for at in range(len(words) - 2)
    )


def _is_in_the_way(part: Line, heard: Heard) -> bool:
    """Tell whether somebody else has not done something: 'the surgery hasn't sent theirs'."""
    words = part.words
    at = words.index("not")
    subject = words[: at - 1]
    own = [each for action in heard.actions for each in likeness.words_of(action.text)]
    if at < 2 or words[at - 1] not in _VERBS or not _OF_ONESELF.isdisjoint(subject):
        return False
    return not any(likeness.alike(word, each) for word in subject for each in own)


def _refuses(part: Line) -> bool:
    words = part.words
    at = words.index("not")
    own = "i" in words[:at] or at < 2
    return own and not _DOES.isdisjoint(words[at + 1 : at + 5]) and _KNOWS.isdisjoint(words[at + 1 : at + 3])
