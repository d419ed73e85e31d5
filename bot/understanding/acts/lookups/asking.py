"""Whether a text asks to see something, at a door where most texts do not."""

import re
from collections.abc import Sequence

from bot.language.wording import word_set
from bot.understanding.acts.lookups import spans, statuses, subjects, tokens, whom, words
from bot.understanding.known import Door, Known, Said
from bot.understanding.plain import Plain

_OF_RECORDS = words.OF_DECISIONS | words.OF_ACTIONS | words.OF_WORK_DONE
_COMMON = words.FILLS | words.ASKS | words.SHOWS | words.MINE | _OF_RECORDS
"""Words of which a command may be made: with any other, a text is more likely to record something."""
SAYING_NOTHING = words.FILLS | words.LITTLE | words.ASKS | words.SHOWS | words.MINE
KNOWN_WORDS = SAYING_NOTHING | _OF_RECORDS | words.OF_AGREEING
"""Words that are not looked for, once it is plain that something is."""
DIRECT = (Door.DIRECT, Door.REPLY)
RECORDING = (Door.DECIDE, Door.ACTION)
"""Where a text records something unless it plainly asks for something."""
_OF_NAMES = words.FILLS | words.LITTLE | words.MINE | words.OF_LISTS | words.OF_DECISIONS | words.OF_ACTIONS
_HAPPENED = (("did",), ("was",), ("were",), ("is",))
_EVERYTHING = (("everything",), ("anything",), ("things",), ("all",), ("those",), ("whatever",))
_DONE = word_set("done finished complete completed closed sent sorted")
_ANYBODY = (("we",), ("anyone",), ("anybody",), ("somebody",), ("someone",))
_POLITE = word_set("hey hi hello please pls ok so and could can would will you")
_ANSWERS = word_set("agreed done finished complete completed dropped closed late behind all")
"""Words that say something by themselves, rather than ask for what is so."""
_SUBJECTS = word_set("we i it they he she everyone everybody nobody this that")
"""With one of these a statement begins: 'we open in May' asks for nothing."""
_HOW_TO = (("how", "do", "i"), ("how", "can", "i"), ("how", "do", "you"))
"""What asks how something is done, which no record tells."""
_HERE = word_set("there here around in home listening awake about")
_STATES = re.compile(
    r"(?:what|whatever|who|whoever|which|where|when|how)"
    r"(?! (?:did|do|does|have|has|had|can|could|shall|should|will|would|is|are)"
    r" (?:we|you|they|he|she|it|i|the)\b)"
    r"(?: [\w'’]+){2,12}"
    r" (?:stands?|goes|go|appl(?:y|ies)|remains?|holds?|prevails?|counts?|ends|continues?|(?:is|are|was|were)"
    r" (?:final|binding|up to|for the|not for|to be|confirmed|upheld|reversed|withdrawn|kept|left))\b"
)
"""A question as the subject of a statement."""
_FEW = 3
_RECORDS = (("decide",), ("decision",), ("action",))
"""A word alone that asks to record something, wherever no command says what to do."""


def states(text: Plain) -> bool:
    """Tell whether a text that begins as a question says something: 'what was agreed on rent stands'."""
    lines = [line for line in text.folded.splitlines() if line.strip()]
    return len(lines) > 1 or (
        not text.folded.rstrip().endswith("?") and _STATES.match(text.folded) is not None
    )


def asks(said: Said, known: Known, *, wants: bool = False) -> bool:
    """Tell whether a text at an open door asks to see something; `wants`, that its writer says so."""
    text = said.plain
    found = spoken(text)
    if words.CALENDAR.search(text.folded) and said.door not in RECORDING:
        return True
    if not found or found in _RECORDS or words.TO_RECORD.match(text.folded):
        return False
    of_special = words.MISSED.search(text.folded) or words.PEOPLE.search(text.folded)
    if said.door not in RECORDING and words.NEWS.fullmatch(text.folded.rstrip(" ?!.")):
        return True
    if means_to_record(text) or of_special:
        return not means_to_record(text)
    if wants and (_is_of_records(found) or begins_as_question(found) or names_a_list(said, known)):
        return True
    return _of_their_work(said, found, known) or _asks_plainly(said, found, known)


def _of_their_work(said: Said, found: tuple[str, ...], known: Known) -> bool:
    """Tell whether a few words with a question mark ask for what is somebody's: 'Mal's numbers?'."""
    if said.door in RECORDING or not said.plain.folded.rstrip().endswith("?") or len(found) > _FEW:
        return False
    whose = whom.find(said.plain, known, of_work=True)
    who = {user for spot in whose.spots for user in spot.who} if whose is not None else set()
    if said.door is Door.DIRECT and whose is not None and who - {known.speaker} and len(found) > 1:
        named, after = said.plain.folded[whose.start : whose.end], said.plain.folded[whose.end :]
        if named.endswith("s") or after.startswith("'s "):
            return True  # what others do is known in their channels alone
    texts = [action.text.casefold().split() for action in known.actions if who & set(action.owners)]
    return any(token in text for token in found for text in texts)


def _asks_plainly(said: Said, found: tuple[str, ...], known: Known) -> bool:
    text = said.plain
    if found[0] in words.SHOWS:
        return _commands(said, found, known)
    if begins_as_question(found):
        return _questions(said, found, known)
    if found[0] == "action" and words.OF_LISTS.isdisjoint(found):
        return False
    if set(found) <= _ANSWERS or found[0] in words.RECORDS or found[0] in _SUBJECTS:
        return False
    if said.door not in DIRECT and words.PUT_OFF.match(text.folded):
        return False
    if said.door is Door.ACTION and set(found) <= words.MINE - {"i", "me"} | {"please", "all"}:
        return not {"mine", "my"}.isdisjoint(found)
    if said.door not in RECORDING and names_a_list(said, known):
        return True
    spoken_of = words.FILLS | words.MINE | words.OF_DECISIONS | words.OF_ACTIONS
    return any(token in _OF_RECORDS or statuses.is_one(token) for token in found) and all(
        token in spoken_of or statuses.is_one(token) for token in _without_time(text, known)
    )


def names_a_list(said: Said, known: Known) -> bool:
    """Tell whether a text is no more than the name of what is to be seen: 'Kate's actions', 'my list'."""
    whose = whom.find(said.plain, known, of_work=True)
    text = said.plain.without(whose.start, whose.end) if whose is not None else said.plain
    found = _without_time(text, known)
    listed = whose is not None or not words.MINE.isdisjoint(found) or not words.ONE_OF_THEM.isdisjoint(found)
    # 'Agreed' and 'action for Mal' are said of one thing, and ask for no list.
    named = (not words.OF_LISTS.isdisjoint(found) and listed) or not words.MANY_OF_THEM.isdisjoint(found)
    stands = [statuses.find(found, kind) for kind in statuses.OF_KIND]
    used = {at for standing in stands for at in standing.used}
    # 'Everything's done' tells, and asks nothing.
    tells = any(standing.statuses == ("done",) for standing in stands)
    named = named or (bool(used) and found[:1] in _EVERYTHING and not tells)
    rest = {token for at, token in enumerate(found) if at not in used}
    return named and not _SUBJECTS & set(found[:1]) and rest <= _OF_NAMES | {"have", "has", "had", "did"}


def _questions(said: Said, found: tuple[str, ...], known: Known) -> bool:
    """Tell whether a question is one that the record may answer."""
    if (said.door in DIRECT and found[:3] in _HOW_TO) or _calls_out(found):
        return False
    if _is_of_records(found) or "due" in found or not words.MINE.isdisjoint(found):
        return True
    if said.door is Door.DIRECT and subjects.is_known(found, known):
        return True
    if (
        said.door is Door.DIRECT
        and found[0] in words.OF_A_KIND
        and whom.find(said.plain, known, of_work=True)
    ):
        return True
    did_it = found[:2] == ("did", "the") or (found[0] in words.OF_REASON and found[1:2] in _HAPPENED)
    if said.door not in RECORDING and (did_it or (found[0] in words.WHETHER and found[1:2] in _ANYBODY)):
        return True
    # What somebody asks the bot alone may be for whoever gave them the work: 'which hall, though?'.
    if said.door not in DIRECT and ("?" in said.plain.folded or found[0] in words.OF_A_KIND):
        return True
    return found[0] in words.OF_REASON and "we" in found


def _calls_out(found: tuple[str, ...]) -> bool:
    """Tell whether somebody only looks whether anybody listens: 'is anybody there?'."""
    return (
        len(found) <= _FEW and found[-1] in _HERE and not {"anybody", "anyone", "somebody"}.isdisjoint(found)
    )


def _without_time(text: Plain, known: Known) -> tuple[str, ...]:
    """Return the words of a text that do not say of when: 'decisions from November'."""
    time = spans.find(text.folded, known) or spans.find(text.folded, known, ahead=False)
    return spoken(text.without(time.start, time.end) if time is not None else text)


def means_to_record(text: Plain) -> bool:
    """Tell whether what sounds like a question suggests something, or is the head of a table."""
    return any(each.match(text.folded) for each in (words.SHOULD, words.SUGGESTS, words.TABLE))


def spoken(text: Plain) -> tuple[str, ...]:
    """Return the words of a text, without those of courtesy before them."""
    found = tuple(token.text for token in tokens.read(text))
    while found and found[0] in _POLITE:
        found = found[1:]
    return found


def _commands(said: Said, found: tuple[str, ...], known: Known) -> bool:
    """Tell whether a text that begins with a verb of seeing is a command: 'Open on Sundays' is none."""
    names = {name for person in known.people for name in person.name.casefold().split()}
    known_words = _COMMON | names
    if all(token in known_words or statuses.is_one(token) for token in found[1:]) or found[0] in words.SEEKS:
        return True
    for_me = found[1:2] in (("me",), ("us",))
    if said.door in RECORDING or found[0] in ("tell", "remind"):
        return for_me and found[0] in words.TELLS
    return found[0] in words.TELLS or (for_me and _is_of_records(found))


def _is_of_records(spoken_: Sequence[str]) -> bool:
    return any(token in _OF_RECORDS or statuses.is_one(token) for token in spoken_) or any(
        statuses.find(spoken_, kind).statuses for kind in statuses.OF_KIND
    )


def begins_as_question(found: tuple[str, ...]) -> bool:
    """Tell whether some words begin as a question does."""
    # 'Don't scrap D1' and 'didn't agree to the levy' ask nothing; 'didn't we agree that' does.
    denies = found[1:2] == ("not",) and found[2:3] not in words.SUBJECTS
    return bool(found) and found[0] in words.ASKS and not denies
