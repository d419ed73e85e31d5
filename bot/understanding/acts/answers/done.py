"""Whether somebody says that work is done: only words that all fit say so, never a hope or a part."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.wording import NUMBERS, word_set
from bot.understanding import likeness, spoken_days
from bot.understanding.acts.answers import abroad, away, deeds
from bot.understanding.acts.answers.clauses import clauses, turned
from bot.understanding.acts.courtesies import courtesy_of
from bot.understanding.known import KnownAction
from bot.understanding.line import Line, phrases

MOST_CLAUSES = 24
"""Whoever says more than that says more than that something is done."""
_OFF = word_set("off up out away round over across around along")
_AWAY = word_set("in the desk bag way list gone went signed wrapped")
_OBJECTS = word_set("it this that these those them they everything all both")
FRAME = _OBJECTS | word_set(
    "i im ive we its it's thats a an the and is are has have had been was were just already finally"
    " yesterday",
    "earlier action actions task tasks job one ones part bit share mine my with mark please there now",
    "yes ok right great hi hello hey dear am of 's no-longer today morning afternoon on this-morning"
    " last night week",
    "thanks many cheers ta very much again x xx dusted bot you letter email paper report form document"
    " message draft",
    "note text file to for list our your reply copy copies version final :tada: 🎉 :+1: 👍 :pray: 🙏"
    " :smile: 🙂 😊",
    "monday tuesday wednesday thursday friday saturday sunday ago hours minutes hour days lot me",
    "butt butty mate mun pal lunchtime evening figures stats numbers data pair two spreadsheet slides"
    " table docs doc",
    "a.m p.m am pm matter got over across at so by duly safely properly fully officially too well"
    " honestly spreadsheet return returns"
    " minutes noon",
)
"""What may stand beside a word of `DONE` without changing what it says."""
_CARRIED = deeds.SENT | word_set("sent ticked emailed e-mailed mailed circulated submitted delivered closed")
_KNOWN = (deeds.MANAGED, deeds.OVER, deeds.TICKS, deeds.GONE)
"""Phrases whose words mean something only beside each other."""
_NOT_ALONE = word_set("for to of with on last our your you me copy text list")
"""Of those, what says more than that when the work is not named beside it."""
_NOW_AND_THEN = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today morning afternoon night week"
)
DOUBTS = word_set(
    "not never no nearly almost half partly mostly except but until unless if when still yet tomorrow"
    " will maybe",
    "would should could might must need needs can joking kidding undo actually wait instead without soon",
    "rather rest remaining remainder outstanding missing left part pending awaiting waiting once"
    " hopefully hope",
    "subject provided providing assuming wish though although however joke lol bar apart minus"
    " incomplete draft then or later next",
)
_OVER_WITH = deeds.SENT | word_set(
    "i we have was were has did last sent emailed e-mailed mailed wrote went gone"
)
"""Before a day, these tell that it is over."""
_COUNTED = word_set("waiting pending outstanding left")
_PLAIN_FUTURE = phrases("they will, he will, she will, which will, who will")
_TO_COME = word_set("by until before for on")
_TURNS = word_set("by on at in from before after next this in-time")
_ASKS = word_set(
    "is are has have had was were did does do when what who why how where which can could will should"
)
_EXCUSES = word_set(
    "sorry apologies for late lateness the delay slow being it is was this has taken took so long a bit"
    " been that silence quiet about i am have had having were now back just on my after before from yes"
    " hi hello thanks"
)

_ON_A_DAY = phrases("on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, on sunday")
_LEAST = 3
_SAYS_SORRY = 10
"""So many words may say sorry for something."""
_BEFORE = (DOUBTS - {"but", "though", "although", "when", "wait"}) | word_set(
    "half only nothing none wrong mistake oops ignore working doing first"
)
"""Beside these a clause says more than that it leads up to the next."""
_GOT = word_set("over out away in across round")
_MOST_SAID = 16
_SUBJECTS = word_set("it they there he she that this we")
_FINITE = word_set(
    "is are was were has had have came comes took takes says said runs ran made got goes went will"
)
_ADJUNCTS = word_set(
    "to in on at with from via through into onto among amongst alongside under within without per"
)
_PARTS_OF_IT = word_set(
    "approval checking comment comments review signature signing proofreading proofing printing"
    " feedback check"
    " wrong error incorrect blank empty checks amend correct correction amendments sign approve half"
    " some most one two three"
)
"""What work is sent for before it is done."""
_MEANWHILE = word_set("when while after before because since straight")
_WERE = word_set("was were had did got came went")
_LEAVES_OUT = DOUBTS - word_set("wait waiting then") | word_set("only wrong mistake unfinished")


@dataclass(frozen=True)
class Done:
    """That work is done, with what came of it, as it was typed."""

    outcome: str | None = None


def says_done(line: Line, actions: Sequence[KnownAction]) -> Done | None:
    """Return that a line says that one of some actions is done, if it surely does."""
    if line.asks or not line.pieces:
        return None
    parts = clauses(line)
    if len(parts) > MOST_CLAUSES:
        return None
    while len(parts) > 1 and not _is_head(parts[0], actions) and _leads(parts[0]):
        parts = parts[1:]
    count = next((n for n in range(len(parts), 0, -1) if _is_head(_joined(line, parts[:n]), actions)), 0)
    if not count and _is_head(parts[0], actions, loose=True):
        count = 1
    if not count and (both := _juxtaposed(line, parts[0], actions)) is not None:
        head, rest = both
        return _with_outcome(line, [head, rest, *parts[1:]], 1, actions)
    if not count:
        return Done() if _is_though_away(parts, actions) else None
    return _with_outcome(line, parts, count, actions)


def _juxtaposed(line: Line, part: Line, actions: Sequence[KnownAction]) -> tuple[Line, Line] | None:
    """Return a clause in two where no mark parts what came of it: 'finished it yesterday it has six pages'."""
    texts = [piece.text for piece in part.pieces]
    for at in range(1, min(len(texts) - 2, _MOST_SAID)):
        if (
            texts[at] in _SUBJECTS
            and texts[at + 1] in _FINITE
            and _is_head(part.part(0, at), actions, loose=True)
        ):
            return part.part(0, at), part.part(at, len(texts))
    return None


def _leads(part: Line) -> bool:
    """Tell whether a clause only leads up to what is said: 'sorry, only just seen this', 'hi love'."""
    words = part.words
    if part.asks or len(words) > _SAYS_SORRY or any(word[0] in "A@" and len(word) > 1 for word in words):
        return False
    doubts = _BEFORE - {"only"} if words[:2] == ("only", "just") or " only just " in part.flat else _BEFORE
    return doubts.isdisjoint(words) and not any(word[0].isdecimal() for word in words)


def _is_though_away(parts: Sequence[Line], actions: Sequence[KnownAction]) -> bool:
    """Tell whether parts say that it is done, and besides only that somebody was away: in any order."""
    each = [part for clause in parts for part in _whole_or_turned(clause, actions)]
    heads = [part for part in each if _is_head(part, actions)]
    others = [part for part in each if part not in heads]
    told = any(away.is_past_or_present(part) for part in others)
    return bool(heads) and told and all(is_excuse(part) for part in others)


def _whole_or_turned(clause: Line, actions: Sequence[KnownAction]) -> list[Line]:
    return [clause] if _is_head(clause, actions) or is_excuse(clause) else turned(clause)


def _with_outcome(line: Line, parts: list[Line], count: int, actions: Sequence[KnownAction]) -> Done | None:
    rest = parts[count:]
    while rest and (is_excuse(rest[0]) or courtesy_of(rest[0]) is not None or _is_head(rest[0], actions)):
        rest = rest[1:]
    while rest and (is_excuse(rest[-1]) or courtesy_of(rest[-1]) is not None):
        rest = rest[:-1]
    if not rest:
        return Done()
    first, last = rest[0].pieces[0], rest[-1].pieces[-1]
    if not all(_leaves_it_so(part) for part in rest) or not _says_something(rest):
        return None
    outcome = line.plain.text[first.start : last.end].strip(" ,;:.-–—")
    if outcome.endswith(")") and "(" not in outcome:
        outcome = outcome.removesuffix(")")  # 'finished (eight pages)'
    return Done(outcome=_with_bare_links(outcome))


def _is_head(part: Line, actions: Sequence[KnownAction], *, loose: bool = False) -> bool:
    """Tell whether a clause says that something is done, and nothing else; `loose` but where it went."""
    if part.asks or not part.words:
        return False
    if abroad.says(part) == abroad.DONE:
        return True
    part = _without_past(part)
    part = deeds.without_when(_without_adjunct(part, actions) if loose else part)
    words = [word for word in part.words if word[0] not in "AD@" or len(word) == 1]
    if not words:
        return False
    own = frozenset(past for action in actions for past in deeds.pasts_of(action))
    if part.words[0][0] == "@" or (_first(part) in _ASKS and not _tells(part, own)):
        return False
    over = part.has(deeds.PASSIVE) or part.has(deeds.OVER) or part.has(deeds.TICKS)
    did = deeds.managed(words, actions) if part.has(deeds.MANAGED) else frozenset()
    gone = part.has(deeds.GONE) or bool(did) or _is_got(words)
    if not (over or gone) and (deeds.DONE | own).isdisjoint(words):
        return False
    known = deeds.DONE | FRAME | own | did | {"got"} | _known_here(part, words, over=over or gone)
    texts = [word for action in actions for word in likeness.words_of(action.text)]
    named = {word for word in words if any(likeness.alike(word, each) for each in texts)}
    if not all(word in known or word in named for word in words):
        return False
    beside = _beside(part, actions, own).split()
    if not (named or over or gone) and not _NOT_ALONE.isdisjoint(beside):
        return False
    return not _hangs_on_a_day(words)


def _without_adjunct(part: Line, actions: Sequence[KnownAction]) -> Line:
    """Return a clause without where something went that is done: 'circulated to all members and the clerk'."""
    texts = [piece.text for piece in part.pieces]
    verbs = [
        at
        for at, text in enumerate(texts)
        if text in deeds.DONE or any(text in deeds.pasts_of(a) for a in actions)
    ]
    if not verbs:
        return part
    at = next((n for n in range(verbs[-1] + 1, len(texts)) if texts[n] in _ADJUNCTS), len(texts))
    rest = texts[at:]
    if len(rest) < _LEAST or not (DOUBTS | _PARTS_OF_IT).isdisjoint(rest):
        return part
    dated = any(map(spoken_days.promises, rest)) and _OVER_WITH.isdisjoint(texts[:at])
    askers = {(action.asked_by,) for action in actions}
    people = [text for text in rest if text[0] == "@" and text[1:].isdecimal()]
    others = any(part.spots[int(text[1:])].who not in askers for text in people)
    return part if dated or others else part.part(0, at)


def _without_past(part: Line) -> Line:
    """Return a clause without what went on meanwhile: 'did it yesterday when I was in the office'."""
    texts = [piece.text for piece in part.pieces]
    at = next((n for n, text in enumerate(texts) if n and text in _MEANWHILE), len(texts))
    return part if _WERE.isdisjoint(texts[at + 1 :]) else part.part(0, at)


def _is_got(words: Sequence[str]) -> bool:
    """Tell whether something was got to where it was to go: 'got the numbers over to Val'."""
    at = words.index("got") if "got" in words else len(words)
    return not _GOT.isdisjoint(words[at + 1 : at + 6]) and "get" not in words


def _known_here(part: Line, words: Sequence[str], *, over: bool) -> frozenset[str]:
    """Return words that mean something only beside these: 'thank you', 'mark it as done', 'ticked off'."""
    found = {word for phrase in _KNOWN for each in phrase.findall(part.flat) for word in each.split()}
    found |= {"thank", "you"} if " thank you " in part.flat else set()
    found |= deeds.BESIDE_MARKS if not deeds.MARKS.isdisjoint(words) else set()
    found |= _OFF if over or part.has(deeds.MANAGED) or not _CARRIED.isdisjoint(words) else set()
    found |= {word for at, word in enumerate(words) if word[0].isdecimal() and words[at - 1 : at] == ["at"]}
    return frozenset(found | (_AWAY if over else set()))


def _beside(part: Line, actions: Sequence[KnownAction], own: frozenset[str]) -> str:
    """Return a clause without words that only frame: 'with A1', 'thank you', 'to Val' who asked for it."""
    askers = {(action.asked_by,) for action in actions}
    written = not own.isdisjoint(part.words)
    text = part.flat
    for word in part.words:
        if word[0] == "A" and word[1:].isdecimal():
            text = text.replace(f" with {word} ", " ")
        if word[0] == "@" and word[1:].isdecimal() and part.spots[int(word[1:])].who in askers:
            for joint in ("to", "for", "with", "by"):
                text = text.replace(f" {joint} {word} ", " ")
    text = _ON_A_DAY.sub(" ", text)
    if written:
        text = text.replace(" to them ", " ")
    for framed in (
        " that is me ",
        " that is us ",
        " done with ",
        " thank you ",
        " thanks to you ",
        " to you ",
        " for you ",
        " on it ",
        " of mine ",
        " of them ",
    ):
        text = text.replace(framed, " ")
    return text


def _hangs_on_a_day(words: Sequence[str]) -> bool:
    """Tell whether there is a day that may be one to come, as in 'done Friday'."""
    at = next((n for n, word in enumerate(words) if word in _NOW_AND_THEN), None)
    if at is None:
        return False
    before = words[:at]
    recent = words[at] in ("today", "morning", "afternoon")
    return not (recent or not _OVER_WITH.isdisjoint(before))


def _with_bare_links(words: str) -> str:
    """Return words with each link once, not 'x.example (https://x.example)'."""
    kept: list[str] = []
    for word in words.split(" "):
        address = word.removeprefix("(").removesuffix(")")
        if kept and word[:1] == "(" and address.partition("://")[2].rstrip("/") == kept[-1]:
            kept[-1] = address
        else:
            kept.append(word)
    return " ".join(kept)


def is_excuse(part: Line) -> bool:
    """Tell whether a clause only excuses: it is about an absence, or says sorry."""
    if away.is_past_or_present(part):
        return True
    begins = part.words[:1] in (("sorry",), ("apologies",)) and len(part.words) <= _SAYS_SORRY
    if begins and part.words[1:2] in ((), ("it",), ("for",), ("about",), ("this",), ("that",), ("they",)):
        return _LEAVES_OUT.isdisjoint(part.words)
    return bool(part.words) and all(word in _EXCUSES or word[0] == "@" for word in part.words)


def _leaves_it_so(part: Line) -> bool:
    """Tell whether what follows 'done' is neither a doubt nor about other actions."""
    if part.asks or any(word[0] == "A" and len(word) > 1 for word in part.words):
        return False
    words = part.words
    doubts = DOUBTS - {"will", "next"} if part.has(_PLAIN_FUTURE) else DOUBTS
    if words[0][0].isdecimal() and len(words) > 4:
        doubts = doubts - _COUNTED  # '214 referrals and 187 waiting' counts something; '2 left' is a rest
    if any(word in doubts or word.endswith("n't") for word in words):
        return False
    # 'The file is on the drive. By Friday' is a promise, 'they'll reply by Friday' is what came of it.
    theirs = part.has(_PLAIN_FUTURE) or words[0] in ("they", "he", "she") or words[0][0] == "@"
    return theirs or not any(
        word in _TO_COME and any(map(spoken_days.promises, words[at + 1 : at + 3]))
        for at, word in enumerate(words[:-1])
    )


def _says_something(rest: Sequence[Line]) -> bool:
    """Tell whether an outcome is one: three words, a figure or a link; not 'by Friday, that is'."""
    words = [word for part in rest for word in part.words]
    if words[0] in _TURNS:
        return False
    figures = any(letter.isdecimal() for word in words for letter in word) or words[0] in NUMBERS[1:]
    return len(words) > 2 or figures or any("/" in word for word in words)


def _first(line: Line) -> str:
    return next((word for word in line.words if word[0] not in "@"), "")


def _tells(line: Line, own: frozenset[str]) -> bool:
    """Tell whether a line that begins as questions do says what was done: 'did it', 'have sent it'."""
    words = tuple(word for word in line.words if word not in ("now", "just", "already", "finally"))
    if len(words) < 2:
        return words[:1] == ("did",)
    if words[0] == "did":
        return (words[1] in _OBJECTS or words[1][0] == "A") and deeds.DONE.isdisjoint(words[1:])
    return words[0] in ("have", "had") and words[1] in deeds.DONE | own | {"been", "gone"}


def _joined(line: Line, parts: Sequence[Line]) -> Line:
    pieces = tuple(piece for part in parts for piece in part.pieces)
    return Line(line.plain, pieces, line.spots)
