"""The words between somebody and what they are to do: 'to', 'will', 'please', a colon or a dash."""

from bot.language.wording import word_set
from bot.understanding.acts.actions import telling, verbs
from bot.understanding.acts.actions.words import Words

_TO = frozenset({"to", "2", "too"})
MARKS = frozenset({":", "-", "–", "—", "→", "=", ">", "|"})
_WILL = frozenset({"will", "shall", "should", "would", "'ll"})
_HEARS = frozenset({"know", "hear", "remember"})
_BOTH = frozenset({"both", "each", "all"})
_AUXILIARY = word_set(
    "is are was were has had have am been does did says said thinks thought would could may might can",
    "will isn't aren't wasn't hasn't won't can't didn't reported reports noted confirmed advised",
    "asked agreed and or of in on at with from for who whose which that attended joined left arrived",
    "apologised",
)
_WAS_DONE = word_set(
    "not never to too sent wrote took made did went got gave told met came found brought bought paid rang",
    "spoke held ran left kept thought saw chose drew began became built felt knew led lost meant said sat",
    "sold stood taught won wore swept hung forgot understood also still already just now then who whom",
    "which as so but because",
)
"""What was done already, or says something of somebody."""
_ENGLISH = word_set(
    "will shall can could should would must may might am was have had do did don't didn't can't won't think",
    "thought need want know hope just also really said say see saw got get sent send agree suggest propose",
    "believe feel guess wonder wondered asked ask love like hear heard understand found find spoke met and",
    "or",
)
_SAYS_OF = word_set("is are was were has had needs needed isn't wasn't hasn't will looks seems")
_BARE = word_set(
    "ring bring sing string swing spring sling fling cling need feed seed weed heed breed proceed exceed",
    "speed succeed embed shed shred wed focus process discuss canvas bias",
)
"""What is to be done, though it ends like what was."""


def after(words: Words, at: int) -> int:
    """Return the place where the work begins of somebody named who is told to do it; 0 if nobody is."""
    place = at + (words[at] in _BOTH)
    if words[place] == "," and telling.end(words, place + 1):
        place += 1
    if words[place] == "i" and words[place + 1] not in _ENGLISH and words.is_verb_like(place + 1):
        return place + 1  # 'Mal i ffonio'r cyngor', as it is said in Welsh
    place += words[place] in _TO and words[place + 1] == "to"
    if _is_to_do(words, place):
        return max(place + 1, telling.end(words, place))
    if end := telling.end(words, place):
        return 0 if end == len(words) or _tells_only(words, place, end) else end
    return _marked(words, place)


def _is_to_do(words: Words, at: int) -> bool:
    """Tell whether 'to' and what is to be done stand at a place."""
    to = words[at] in _TO and words.is_verb_like(at + 1)
    if at + 1 in words.spots and words[at + 1] not in verbs.USUAL:
        return False  # 'a vote of thanks to Kate'
    return to and not _is_counted(words, at) and not _is_passive(words, at + 1)


def _tells_only(words: Words, at: int, end: int) -> bool:
    """Tell whether what stands at a place only says what will happen, or be done to them."""
    happens = words[at] in _WILL and says_what_happens(words, end)
    return happens or words[end] in _HEARS or words[end] in ("not", "never") or _is_passive(words, end)


def _marked(words: Words, at: int) -> int:
    """Return the place behind a mark that work stands behind: 'Val: the keys', 'Val! could you ring them'."""
    place = at
    while words[place] in MARKS or (words[place] == "to" and (place > at or words[place + 1] in MARKS)):
        place += 1
    if place > at:
        return telling.end(words, place) or place
    while words[place] in ("!", "?"):
        place += 1
    return telling.end(words, place) if place > at else 0


def _is_counted(words: Words, at: int) -> bool:
    """Tell whether a figure is no 'to': '2 quotes' are two."""
    return words[at] == "2" and words[at + 1].endswith("s") and words[at + 1] not in verbs.USUAL


def _is_passive(words: Words, at: int) -> bool:
    """Tell whether something is done to whoever is named: 'Police to be informed', 'price to be agreed'."""
    done = words[at + 1 + (words[at + 1] in ("re", "fully", "further", "formally", "also"))]
    return words[at] == "be" and done.endswith(
        ("ed", "en", "wn", "nt", "ut", "ld", "de", "ne", "ought", "aught", "set")
    )


def follows_at_once(words: Words, at: int) -> bool:
    """Tell whether what follows a name, without any 'to', may be their work: 'Val ring them'.

    'Val sent them', 'Val rings them' and 'Val, helped by Mal' say what is or was.
    """
    word = words[at]
    if not words.is_verb_like(at) or words.capital(at) or word in _AUXILIARY or word in _WAS_DONE:
        return False
    if (words[at + 1], words[at + 2]) == ("to", "be") or words[at + 1] in _SAYS_OF:
        return False  # 'Evans report to be sent', 'Val draft is late'
    said_of_them = word.endswith("s") and not word.endswith(("ss", "us", "as", "is"))
    return word in _BARE or not (said_of_them or word.endswith(("ed", "ing", "'s", "n't")))


def happens(words: Words, at: int) -> bool:
    """Tell whether what follows a name says what they are or did, and gives them no work."""
    return words[at] in _AUXILIARY or words[at].endswith("n't")


def says_what_happens(words: Words, at: int) -> bool:
    """Tell whether what follows 'will' says what will be, and is no work: 'Val will be away'."""
    return words[at] in telling.NO_WORK
