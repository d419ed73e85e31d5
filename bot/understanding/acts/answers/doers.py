"""Whether words around a name say that they do the work, or that it is theirs by right."""

from bot.language.wording import phrase_list, word_set

GIVES = word_set(
    "leave leaving change direct directed address addressed refer referred pass give hand move swap"
    " assign reassign"
    " transferring assigning reassigning delegating forwarding"
    " swapping transfer delegate passed passing given giving handed handing"
    " moved over switch forward fwd forwarded send-on redirect gave reassigned delegated allocate"
    " passez donner donnez rhowch pasio"
)
TELLS = word_set("tell contact speak message email")
ASKS = TELLS | word_set("ask try suggest recommend nominate asking demandez gofynnwch")
BETWEEN = word_set(
    "owner ownership à it this that these them one on over to the job action task you back please with"
    " a along onto off"
    " all ei"
    " hwn"
)
BY_RIGHT = word_set(
    "meant intended responsible person contact owner ought fall properly one job action for is belongs"
    " to down over be"
    " better not me instead should suits up"
    " no i was think"
    " 's now more rather sits lies rests falls with surely always really would actually numbers letter"
    " paper"
)
_FILLS = word_set("it this that please sorry really probably a the hi")
_POLITE = word_set("please i think really then thanks ? ! . surely now not me")
INSTEAD_OF = word_set("instead me place behalf stead")
_OWN = word_set(
    "job action one area task remit not now thing bag responsibility department patch project domain baby"
    " territory business department's role work call line"
)
_SITS = word_set("sits lies rests sat lives")
_ADJUNCTS = word_set(
    "for on of in this that it these those them one now time month week year round days from here going"
    " forward future instead please think i too though then me mine than at moment present today thanks us"
    " my behalf anyway off over"
)
"""What may follow whatever somebody does without changing that they do it: 'this month', 'from now on'."""
_LETS = word_set("can let get use")
_POINTS = word_set("for to is be better not")
_INSTEAD = frozenset(
    phrase_list(
        "you need, you want, you are after, you should ask, instead, instead of me, instead of, to do,"
        " to do it, is better, would be better"
    )
)
DOES = word_set(
    "undertake undertaking taken do doing does handles owns leads deals looks picks takes covers"
    " handle"
    " handling take taking"
    " deal dealing pick picking took own lead leading cover"
    " covering run finish finishing complete completing sort sorting"
)
_DOUBTS = word_set(
    "if unless hope not maybe whether when whenever once until soon so before after what than wondering"
    " see think"
)
"""Beside these somebody only may do the work."""
ITSELF = word_set("it this that these them those both")
_ALL_SAID = (
    "have it, have both, have this, have this one, have that one, have that, have them"
    ", can have this one, can have it, can have both, can have this, can have them, can have that, can"
    ", could, will, would"
    ", can instead, will instead, is on it, is on this, 's on it, 's on this"
    ", has this one, 's got this one, 's got this, has got this, has got this one, has this in hand"
    ", has it in hand, is better placed, is best placed, 's better placed, 's best placed"
    ", is the best person, is the right person, is the person for this, is the one to ask, is the lead"
    ", has agreed to, has offered to, has offered, has volunteered, is happy to, said yes"
    ", said she would, said he would, said they would, owns it"
    ", leads on this, leads on that, is leading on this, is leading on it, will pick up, can pick up"
    ", would be a better person, is a better person, would be better, would be best, is better"
    ", 's better, is the better person, would be the best person, would be better placed, knows best"
    ", is the expert, would be ideal, is ideal, is covering, is covering for, will cover, stepped in"
    ", has stepped in, is stepping in, has picked up, picked up, 's picked up, is the one"
    ", would be the one, is the right one, 's the right person, 's the best person, 's the one"
    ", is taking over, takes over, took over, has taken over, has taken over from"
)
_MOST_SAID = 8
_SHORTLY = frozenset(tuple(phrase.split()) for phrase in _ALL_SAID.split(", "))
"""All that needs to be said of somebody who does the work."""
HAS = word_set(
    "consented volunteered you are has is will would can could should said says agreed offered wants 's"
    " to she he they happy"
    " going"
    " now also be best placed have it willing ok fine kindly please might that the person"
    " one who better"
)
OBJECT = word_set(
    "it this that these them on over up one with instead now from for me action task job please please? ?"
)


def will_do(after: list[str], verbs: frozenset[str]) -> bool:
    """Tell whether words after a name say that they do the work, by its own verb: 'will send them'."""
    rest = [word for word in after if word not in _POLITE]
    while rest and rest[0] in HAS:
        rest = rest[1:]
    place = " ".join(rest[2:])
    instead = any(
        phrase in place for phrase in ("in my place", "instead of me", "on my behalf", "in my stead")
    )
    does = rest[:1] and (rest[0] in verbs or instead)
    return bool(does) and len(rest) > 1 and rest[1] in ITSELF and (instead or _ADJUNCTS.issuperset(rest[2:]))


def is_theirs(before: list[str], after: list[str], own: frozenset[str] = frozenset()) -> bool | None:
    """Tell whether somebody does the work, or is to by rights."""
    if does(after, own):
        return _DOUBTS.isdisjoint((*before, *after))
    return _by_right(before, after, own)


def does(after: list[str], own: frozenset[str] = frozenset()) -> bool:
    """Tell whether words after a name say that they do the work: 'is doing this now', 'said she'd do it'."""
    said = [word for word in after if word not in _POLITE]
    if any(
        tuple(said[:end]) in _SHORTLY and _ADJUNCTS.issuperset(said[end:])
        for end in range(1, min(len(said), _MOST_SAID) + 1)
    ):
        return True
    at = 0
    while (
        at < len(after) and after[at] in HAS and not (after[at] == "has" and after[at + 1 : at + 2] == ["it"])
    ):
        at += 1
    if after[at : at + 2] in (["has", "it"], ["got", "it"]) or after[:2] in (
        ["has", "this"],
        ["has", "that"],
        ["owns", "this"],
    ):
        return True
    if at >= len(after) or after[at] not in DOES or (at and after[at - 1] == "for"):
        return False
    rest = after[at + 1 :]
    while rest and rest[0] in ("over", "on", "up", "care", "of", "with", "the"):
        rest = rest[1:]
    objects = [word for word in rest if word not in _POLITE and word not in OBJECT | _ADJUNCTS]
    if objects and own.issuperset(objects):
        return True
    return not rest or rest[0] in OBJECT or is_record(rest[0])


def _by_right(before: list[str], after: list[str], own: frozenset[str] = frozenset()) -> bool | None:
    """Tell whether it is somebody's by rights: 'one for Kate', 'that's Kate's', 'Kate instead'."""
    words = [word for word in before if word not in _FILLS and not is_record(word)]
    rest = [word for word in after if word not in _POLITE]
    fitting = (BY_RIGHT | own).issuperset(words)
    if before[-1:] in (["a"], ["an"]) and rest[:1] and rest[0] in _OWN:
        return fitting or None  # 'that's a Kate job'
    if after[:1] == ["'s"]:
        return True if fitting and (len(after) == 1 or after[1] in _OWN) else None
    if " ".join(rest) in _INSTEAD:
        return (BY_RIGHT | _LETS).issuperset(words) or None
    if not _ADJUNCTS.issuperset(rest):
        return None
    sits = words[-1:] == ["with"] and not _SITS.isdisjoint(words)
    if words and (words[-1] in _POINTS or sits or words[-2:] == ["not", "me"]):
        return fitting or None
    alone = not words and len(before) <= 1 and not any(map(is_record, before))
    return True if alone else None


def is_record(word: str) -> bool:
    """Tell whether a word is the number of an action."""
    return word[0] == "A" and len(word) > 1
