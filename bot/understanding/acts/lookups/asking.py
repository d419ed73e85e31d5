"""Whether a text asks to see something, at a door where most texts do not."""

from bot.language.wording import word_set
from bot.understanding.acts.lookups import spans, statuses, words
from bot.understanding.known import Door, Known, Said
from bot.understanding.plain import Plain

SAYING_NOTHING = words.FILLS | words.ASKS | words.SHOWS | words.MINE
KNOWN_WORDS = SAYING_NOTHING | words.OF_DECISIONS | words.OF_ACTIONS | words.OF_WORK_DONE
DIRECT = (Door.DIRECT, Door.REPLY)
RECORDING = (Door.DECIDE, Door.ACTION)
"""Where a text records something unless it plainly asks for something."""
_POLITE = word_set("hey hi hello please pls ok so and could can would will you")
_ANSWERS = word_set("agreed done finished complete completed dropped closed late behind all")
"""Words that say something by themselves, rather than ask for what is so."""
_SUBJECTS = word_set("we i it they he she everyone everybody nobody this that")
"""With one of these a statement begins: 'we open in May' asks for nothing."""
REMINDS = (("remind",), ("show",), ("tell",), ("find",))
_HOW_TO = (("how", "do", "i"), ("how", "can", "i"), ("how", "do", "you"))
"""What asks how something is done, which no record tells."""
_BEFORE_RECORDS = word_set("all any the our every latest recent last new old open previous past those me us")
_RECORDS = (("decide",), ("decision",), ("action",))
"""A word alone that asks to record something, wherever no command says what to do."""


def asks(said: Said, known: Known) -> bool:
    """Tell whether a text at an open door asks to see something."""
    text = said.plain
    tokens = spoken(text)
    if not tokens or tokens in _RECORDS or words.TO_RECORD.match(text.folded):
        return False
    if words.CALENDAR.search(text.folded) and said.door not in RECORDING:
        return True
    if words.MISSED.search(text.folded) or words.PEOPLE.search(text.folded):
        return True
    if tokens[0] in words.SHOWS:
        return _commands(said, tokens, known)
    if begins_as_question(tokens):
        return _questions(said, tokens)
    if set(tokens) <= _ANSWERS or tokens[0] in words.RECORDS or tokens[0] in _SUBJECTS:
        return False
    if said.door is Door.ACTION and set(tokens) <= words.MINE - {"i", "me"} | {"please", "all"}:
        return not {"mine", "my"}.isdisjoint(tokens)
    spoken_of = words.FILLS | words.MINE | words.OF_DECISIONS | words.OF_ACTIONS
    return _is_of_records(tokens) and all(
        token in spoken_of or _is_status(token) for token in _without_time(text, known)
    )


def _questions(said: Said, tokens: tuple[str, ...]) -> bool:
    """Tell whether a question is one that the record may answer."""
    if said.door in DIRECT and tokens[:3] in _HOW_TO:
        return False
    if _is_of_records(tokens) or "due" in tokens or not words.MINE.isdisjoint(tokens):
        return True
    # What somebody asks the bot alone may be for whoever gave them the work: 'which hall, though?'.
    if said.door not in DIRECT and ("?" in said.plain.folded or tokens[0] in words.OF_A_KIND):
        return True
    return tokens[0] in words.OF_REASON and "we" in tokens


def _without_time(text: Plain, known: Known) -> tuple[str, ...]:
    """Return the words of a text that do not say of when: 'decisions from November'."""
    time = spans.find(text.folded, known)
    return spoken(text.without(time.start, time.end) if time is not None else text)


def means_to_record(text: Plain) -> bool:
    """Tell whether what sounds like a question suggests something, or is the head of a table."""
    return any(each.match(text.folded) for each in (words.SHOULD, words.SUGGESTS, words.TABLE))


def spoken(text: Plain) -> tuple[str, ...]:
    """Return the words of a text, without those of courtesy before them."""
    tokens = tuple(bare(match[0]) for match in words.WORD.finditer(text.folded))
    while tokens and tokens[0] in _POLITE:
        tokens = tokens[1:]
    return tokens


def without_preamble(text: Plain) -> Plain:
    """Return a question without the courtesy before it: 'Sorry to be a pest, but what did we decide?'."""
    before = words.PREAMBLE.match(text.folded)
    after = text.cut(before.end(), len(text.text)) if before else text
    tokens = spoken(after)
    return after if begins_as_question(tokens) or tokens[:1] in REMINDS else text


def is_said_before(text: Plain, places: list[tuple[int, int]], at: int) -> bool:
    """Tell whether words to look for stand before 'on', behind the verb of a question about who decided."""
    if text.folded[at : at + 3] != "on ":
        return False
    before = [bare(text.folded[first:last]) for first, last in places if last <= at]
    return before[:1] == ["who"] and any(word not in KNOWN_WORDS for word in before)


def is_mine(tokens: tuple[str, ...]) -> bool:
    """Tell whether somebody asks for what is their own: 'show me' asks for no more than to be shown."""
    return any(
        each in words.MINE and not (each == "me" and at and tokens[at - 1] in words.SHOWS)
        for at, each in enumerate(tokens)
    )


def _commands(said: Said, tokens: tuple[str, ...], known: Known) -> bool:
    """Tell whether a text that begins with a verb of seeing is a command: 'Open on Sundays' is none."""
    names = {name for person in known.people for name in person.name.casefold().split()}
    known_words = KNOWN_WORDS | names
    if all(token in known_words or _is_status(token) for token in tokens[1:]) or tokens[0] in words.SEEKS:
        return True
    for_me = tokens[1:2] in (("me",), ("us",))
    named = next((token for token in tokens[1:] if token not in _BEFORE_RECORDS), "")
    if named in ("decisions", "actions") and tokens[0] in words.TELLS:
        return True
    if said.door in RECORDING or tokens[0] in ("tell", "remind"):
        return for_me and tokens[0] in words.TELLS
    return tokens[0] in words.TELLS or (for_me and _is_of_records(tokens))


def _is_of_records(tokens: tuple[str, ...]) -> bool:
    about = words.OF_DECISIONS | words.OF_ACTIONS | words.OF_WORK_DONE
    return any(token in about or _is_status(token) for token in tokens)


def _is_status(token: str) -> bool:
    return token in statuses.ACTIONS or token in statuses.DECISIONS


def begins_as_question(tokens: tuple[str, ...]) -> bool:
    """Tell whether some words begin as a question does."""
    return bool(tokens) and tokens[0] in words.ASKS


def bare(token: str) -> str:
    """Return a word without its 's, where that is not 'is'."""
    return token.removesuffix("'s") if token not in words.ASKS else token
