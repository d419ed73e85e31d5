"""Where in a sentence its owners stand: first, behind a label, before a 'to', or last."""

import re

from bot.language.wording import phrase_list, word_set
from bot.understanding.acts.actions import connections, endings, openings, reported, telling, verbs
from bot.understanding.acts.actions.owners import MOST_READINGS, Owners, Slot, either, run
from bot.understanding.acts.actions.words import Words
from bot.understanding.people import How
from bot.understanding.plain import Plain

_GOVERNS = word_set(
    "to for with from of about by between than as like and or the a an help allow invite enable want",
    "let let's on at in into see meet ring call email phone thank tell ask get remind chase if",
    "whether that when & / because before after until while since unless",
)
_MODAL = frozenset({"can", "could", "would", "will", "should", "maybe", "perhaps"})
_NEEDED = re.compile(
    r"\b(?:(?:to|must|should|needs? to|ha(?:s|ve) to) be \w|(?:needs?|wants?) \w{2,14}ing\b)"
)
_OF_YOU = re.compile(
    r"(?:please |pls )?(?:can|could|would|will) (?:you|u) (?:please |pls |just |kindly )?(?=\w)"
)
_COLON = frozenset({":", "-", "–", "—", "→"})
_MERELY = frozenset(
    phrase_list(
        "do it, do that, do this, sort it, sort that, take it on, do so, deal with it, action it, lead,"
        " do, action, progress, organise, follow up, pick up, take forward"
    )
)


def find(words: Words, speaker: str) -> Slot:
    """Return who is to do what a sentence says, wherever they stand in it; all of it where nobody does."""
    if called := _called_last(words, speaker):
        return called
    first = reported.find(words, speaker) or openings.find(words, speaker)
    if first is not None:
        return _disputed(words, first, speaker) or first
    return (
        endings.labelled(words, speaker, lambda owners, rest: Slot(owners, rest, labelled=True, plainly=True))
        or _before_to(words, speaker)
        or endings.last(words, speaker, _behind)
        or Slot(Owners(), words.plain)
    )


def _volunteered(words: Words, at: int, speaker: str) -> Slot | None:
    """Return who is said to do what stands before them: '…, and Kate has said she will'."""
    owners = run(words, at, speaker)
    if not owners.readings or not telling.volunteers(words, owners.end):
        return None
    before = words.plain.cut(0, words.start(at - (words[at - 1] in ("and", "but"))))
    return Slot(owners, before.cut(0, len(before.text.rstrip(" ,;.–—-"))))


def _called_last(words: Words, speaker: str) -> Slot | None:
    """Return who is called by name behind what they are asked: 'could you order them please, Kate?'."""
    begun = words.through(0, _OF_YOU)
    last = max(words.spots, default=0) if begun else 0
    owners = (
        run(words, last, speaker) if last > begun and words[last - 1] in (",", "please", "pls") else Owners()
    )
    if not owners.readings or words.rest(owners.end).text.strip(" .!?"):
        return None
    work = words.plain.cut(words.start(begun), words.start(last - 1))
    return Slot(owners, work.cut(0, len(work.text.rstrip(" ,"))), plainly=True)


def _behind(owners: Owners, rest: Plain) -> Slot:
    """Return the slot of who stands behind the work: 'book the hall - Val' tells her so at any door."""
    asked = _OF_YOU.match(rest.folded)
    rest = rest.cut(asked.end() if asked else 0, len(rest.text))
    first = rest.folded.split(" ", 1)[0].strip(",.;:")
    needed = _NEEDED.search(rest.folded) is not None
    return Slot(
        owners, rest, asked=owners.doubtful, hinted=not owners.doubtful and (first in verbs.USUAL or needed)
    )


def _disputed(words: Words, first: Slot, speaker: str) -> Slot | None:
    """Return both where one is told first, and another named behind: 'Val to ring them (owner: Mal)'."""
    if first.asked or not first.rest.text or not first.owners.readings:
        return None
    behind = Words(first.rest, words.directory)
    other = endings.labelled(behind, speaker, Slot) or endings.marked(behind, speaker, Slot)
    if other is None and words[len(words) - len(behind) - 1] in _COLON:
        other = openings.told(behind, 0, speaker)
    if other is None or not other.owners.readings:
        return None
    same = set(other.owners.readings) <= set(first.owners.readings)
    owners = first.owners if same else either(first.owners, other.owners)
    return Slot(owners, other.rest, plainly=first.plainly, hinted=first.hinted)


def _before_to(words: Words, speaker: str) -> Slot | None:
    """Return who is told something within a sentence: 'at the fair, Kate to run the stall'."""
    at = 1
    while at < len(words):
        if at in words.spots and (taken := _volunteered(words, at, speaker)):
            return taken
        governed = words[at - 1] in _GOVERNS
        owners = Owners() if governed else run(words, at, speaker)
        begun = _begun(words, at, owners) if owners.named else 0
        if begun:
            rest = _joined(words, at, begun)
            spot, _ = words.spots.get(at, (None, 0))
            if rest is words.plain and spot is not None and spot.how is How.OFFICE:
                return None  # 'vice chair to write it' is not said of the chair
            if rest is words.plain:
                return Slot(_with_others(words, at, owners), rest)
            return Slot(owners, rest, plainly=True)
        # Whoever is listed with others is not looked at once more.
        at = max(at + 1, owners.end)
    return None


def _with_others(words: Words, at: int, owners: Owners) -> Owners:
    """Return the owners, or whoever is named before them, where nothing shows who of them is meant."""
    others = [run(words, place, "") for place in words.spots if place < at]
    for other in others[:MOST_READINGS]:
        if other.readings and other.readings != owners.readings:
            owners = either(other, owners)
    return owners


def _begun(words: Words, at: int, owners: Owners) -> int:
    """Return where the work begins of those who are named at a place; 0 where they are not told of any."""
    begun = (
        owners.end if owners.told else connections.after(words, owners.end) or telling.says(words, owners.end)
    )
    if not begun and words[at - 1] in _MODAL and words.rest(owners.end).folded.strip(" .?!") in _MERELY:
        begun = owners.end
    marked = begun and words[begun - 1] in (":", "-", "–", "—", "→")
    return 0 if begun >= len(words) or (marked and words[at - 1].isalnum()) else begun


def _joined(words: Words, at: int, begun: int) -> Plain:
    """Return what stands before the owners, with their work; everything where that makes no sentence."""
    before, work = words.plain.cut(0, words.start(at)), words.rest(begun)
    if work.folded.strip(" .?!") in _MERELY:
        if words[at - 1] in _MODAL:
            before = words.plain.cut(0, words.start(at - 1))
        return before.cut(0, len(before.text.rstrip(" -–—;(,")))
    if before.text.isdigit():
        return work
    if before.text[-1:].isalnum():
        return words.plain
    if before.text[-1:] == "(":
        before = before.cut(0, len(before.text) - 1)
    return before.then(work)
