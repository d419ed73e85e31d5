"""The words between somebody and what they are to do: 'to', 'will', 'please', a colon or a dash."""

from bot.language.wording import word_set
from bot.understanding.acts.actions.words import Words, phrases

_TO = frozenset({"to", "2", "too"})
_TOLD = phrases(
    *("will", "shall", "should", "must", "needs to", "need to", "has to", "have to", "is to", "are to"),
    *("agreed to", "agrees to", "agree to", "is going to", "are going to", "am going to", "undertook to"),
    *("offered to", "volunteered to", "promised to", "asked to", "tasked to", "will need to", "was to"),
    *("is asked to", "are asked to", "was asked to", "has agreed to", "have agreed to", "has offered to"),
    *("can you", "could you", "would you", "will you", "please can you", "please could you", "you need to"),
    *("please", "pls", "plz", "kindly", "can you please", "could you please", "to please", "will please"),
    *("is responsible for", "are responsible for", "to kindly", "it is to", "'ll"),
)
_MARKS = frozenset({":", "-", "–", "—", "→", "=", ">", "|"})
_BOTH = frozenset({"both", "each", "all"})
_AUXILIARY = word_set(
    "is are was were has had have am been does did says said thinks thought would could may might can",
    "will isn't aren't wasn't hasn't won't can't didn't reported reports noted confirmed advised",
    "asked agreed and or of in on at with from for who whose which that attended joined left arrived",
    "apologised",
)
_NOT_WORK = frozenset(
    {"not", "never", "be", "attend", "join", "come", "miss", "arrive", "leave", "see", "no", "chair"}
    | {"let", "try", "think", "know", "also", "then"}
)
"""What follows 'Val will' where it says what will happen, and not what she is to do."""


def after(words: Words, at: int) -> int:
    """Return the place where the work begins of somebody named who is told to do it; 0 if nobody is."""
    place = at + (words[at] in _BOTH)
    if words[place] == "," and words.says(place + 1, _TOLD):
        place += 1
    if words[place] in _TO and words[place + 1] == "to":
        place += 1
    if words[place] in _TO and words.is_verb_like(place + 1) and not _is_passive(words, place + 1):
        return place + 1 + (words[place + 1] in ("please", "kindly"))
    if end := words.says(place, _TOLD):
        tells = words[place] in ("will", "shall", "should", "'ll") and says_what_happens(words, end)
        return 0 if tells or (end == len(words)) else end
    if words[place] in _MARKS or words.says(place, phrases("to :", "to -", "to –")):
        while words[place] in _MARKS or words[place] == "to":
            place += 1
        return place
    return 0


def _is_passive(words: Words, at: int) -> bool:
    """Tell whether something is done to whoever is named: 'Police to be informed', 'price to be agreed'."""
    done = words[at + 1 + (words[at + 1] in ("re", "fully", "further", "formally", "also"))]
    return words[at] == "be" and done.endswith(
        ("ed", "en", "wn", "nt", "ut", "ld", "de", "ne", "ought", "aught", "set")
    )


def follows_at_once(words: Words, at: int) -> bool:
    """Tell whether what follows a name, without any 'to', may be their work: 'Val ring them'."""
    return words.is_verb_like(at) and not words.capital(at) and words[at] not in _AUXILIARY


def happens(words: Words, at: int) -> bool:
    """Tell whether what follows a name says what they are or did, and gives them no work."""
    return words[at] in _AUXILIARY or words[at].endswith("n't")


def says_what_happens(words: Words, at: int) -> bool:
    """Tell whether what follows 'will' says what will be, and is no work: 'Val will be away'."""
    return words[at] in _NOT_WORK
