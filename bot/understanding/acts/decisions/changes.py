"""What becomes of decisions on record: 'D1 no longer stands', 'D2 not agreed', 'put D3 off to May'."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.language import similarity
from bot.understanding import records
from bot.understanding.acts.decisions import (
    confirming,
    corrections,
    earlier,
    ending,
    frames,
    heads,
    openings,
    relations,
    reopenings,
    settling,
    spelling,
    tails,
    targets,
    turnings,
    withdrawals,
)
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Missing,
    NewDecision,
    OpenForm,
    Reading,
    Record,
    Ref,
    Show,
    Wanted,
    What,
)
from bot.understanding.plain import Plain
from storage.records import RecordKind

_PASSED_ON = re.compile(r"\s(?:(?:is|was|be|has been|gets) (?:replaced|superseded) by|with|by) (.{2,20})$")
_AGREED = re.compile(r"(?:it was )?(?:agreed|resolved|decided|decision)(?: that)?\s?[:-]\s?(?:that |to )?")
_DECISION_ON = re.compile(
    r"(?P<before>[a-z ]{0,30}?)(?:the |our )?decision (?:on|about|regarding|to|that|for|of)\s"
)
_MY_PROPOSAL = re.compile(
    r"i(?:'m| am|'d like to| would like to| want to)? (?:hereby )?(?:withdraw|withdrawing|drop|take back) my"
    r" (?:proposal|motion|suggestion|idea)(?: (?:on|about|to|for|that) (?P<words>.{1,200}))?"
)
_LAST_WORDS = 6
_FEWEST = 3
"""What stands instead of a decision has so many words: 'swap D4 to Lena' says what is other in it."""
_MAY = re.compile(
    r"(?:so |and |but )?(?:can|could|should|shall|may|might|must|do) (?=we\b|d\d|d \d|decision|#|the\b)"
)
_SLIP_IN = re.compile(
    r"(?:there(?:'s| is|s) )?(?:a |an )?(?:small |silly )?(?:typo|mistake|error|slip|misprint)"
    r"(?: in| on| with)"
    r"(?: the (?:wording|text) of)?\s"
)
_SHOULD_READ = re.compile(
    r"[,:]?\s(?:it )?(?:should|ought to|needs to|must) (?:now )?(?:read|say)(?: that)?[:,]?\s(?=\S)"
)
_IS_WRONG = re.compile(
    r"(?:(?:is|looks|was (?:written down|recorded|minuted)) (?:wrong|wrongly|incorrect|incorrectly|not right)"
    r"|has (?:a|an) (?:typo|mistake|error)(?: in it)?|needs (?:correcting|editing|fixing|rewording))"
    r"(?=$|[,;:.-]| (?:-|it|should|shd|must|not|and)\b)"
)
_IN = re.compile(r"\s(?:in|of|on)\s(?:the (?:wording|text) of\s)?$")
_REWORDS = re.compile(
    r"(?:(?:correct|reword|rephrase|fix)(?: the wording of)?|(?:a )?correction (?:to|of|for|in))\s"
)
_CHANGES = re.compile(r"(?:change|amend|update|revise|modify|alter|replace|swap|edit)\s")
_INTO = re.compile(
    r"[,:]?\s?(?:(?:-\s)?(?:it )?(?:should|ought to|needs to|must) (?:now )?(?:read|say|be):?"
    r"|so as to (?:read|say):?|so(?: that)? it (?:now |should )?(?:reads?|says?)(?: that)?:?"
    r"|to (?:now )?(?:read|say|be)?:?"
    r"|into:?|with:?|w/|by:?|so that|as follows:?|as|:|-)\s?(?=\S)"
)


def read_change(said: Said, known: Known) -> Meaning | None:
    """Return what becomes of a decision on record that a text names; None for any other text."""
    text = targets.bare(openings.once(said.plain))
    if text is None:
        return _asked(said, known)
    meant = _read(text, known)
    if meant is None and (start := _framed(text)):
        meant = _read(text.cut(start, len(text.text)), known)
    mended = spelling.mended(text) if meant is None and targets.first(text, known) is not None else text
    return _read(mended, known) if mended is not text else meant


def _asked(said: Said, known: Known) -> Meaning | None:
    """Read 'can D2 be agreed now?': what would become of it is asked about, and it is shown."""
    text = openings.once(said.plain)
    match = _MAY.match(text.folded) or _MAY.match(text.folded, openings.greeting(text))
    if match is None or not text.folded.rstrip().endswith("?"):
        return None
    rest = text.cut(match.end(), len(text.text.rstrip("?!. ")))
    named = targets.first(rest, known)
    meant = _read(rest, known) if named is not None else None
    if named is None or meant is None:
        return None
    first = Ref(RecordKind.DECISION, named.numbers[0])
    shown = Reading(f"Show {first.label}", Show(What.RECORD, record=first))
    if isinstance(meant, Ask):
        return replace(meant, readings=(*meant.readings[: confirming.MOST - 1], shown))
    if not isinstance(meant, Change | Confirm):
        return shown.means
    readings = (Reading("Yes, record that", meant), shown)
    return Ask(About.READING, readings, f"Is that to become of {first.label} now?")


def _framed(text: Plain) -> int:
    """Return where the words after 'We agreed to' or 'Agreed:' begin; 0 where a text does not begin so."""
    said = frames.read(text)
    if said is not None and said[0].agreed:
        return said[1]
    match = _AGREED.match(text.folded)
    return match.end() if match else 0


def _read(text: Plain, known: Known) -> Meaning | None:
    named = targets.first(text, known)
    if named is None:
        return _by_words(text, known)
    return (
        _wrong(named)
        or _tied(named, known)
        or withdrawals.read(text, named, known)
        or reopenings.read(named, known)
        or turnings.put_off(named, known)
        or turnings.held_over(text, named, known)
        or _corrected(text, named, known)
        or _reworded(text, named, known)
        or turnings.turned_out(named, known)
    )


def _wrong(named: targets.Named) -> Show | None:
    """Read 'typo in D1', 'D1 is wrong': it is shown, to be corrected."""
    after = named.after.folded.strip(" .!")
    if (_SLIP_IN.fullmatch(named.before) and not after) or (not named.before and _IS_WRONG.match(after)):
        return Show(What.RECORD, record=Ref(RecordKind.DECISION, named.numbers[0]), wanted=Wanted.EDIT)
    return None


def _by_words(text: Plain, known: Known) -> Meaning | None:
    """Ask which decision is meant by 'the decision on the café no longer stands'."""
    if (mine := _MY_PROPOSAL.fullmatch(text.folded)) is not None:
        return Show(What.DECISIONS, statuses=("proposed",), words=mine["words"] or "")
    match = _DECISION_ON.match(text.folded)
    if match is None:
        return None
    ends = ending.BEFORE.fullmatch(match["before"]) if match["before"] else None
    words = text.folded[match.end() :]
    if not ends:
        after = next((at for at in _spaces(words) if ending.AFTER.fullmatch(words, at)), None)
        if after is None:
            return None
        words = words[:after]
    return confirming.which_of(words, known)


def _spaces(words: str) -> Iterator[int]:
    """Yield the places of the last spaces in some words."""
    at = len(words)
    for _ in range(_LAST_WORDS):
        at = words.rfind(" ", 0, at)
        if at < 0:
            return
        yield at


def _tied(named: targets.Named, known: Known) -> Meaning | None:
    """Read 'D4 replaces D1', 'D1 is replaced by D4', 'replace D1 with D4'."""
    after = named.after
    related = relations.read(Plain.of(after.text), known) if not named.before else None
    if related and related[0].replaces and not after.folded[related[1] :].strip(" ."):
        if not records.exists(Ref(RecordKind.DECISION, named.numbers[0]), known):
            return None
        return confirming.confirmed(related[0].replaces, Becomes.SUPERSEDED, known, by=named.numbers[0])
    other = (
        _PASSED_ON.match(" " + after.folded) if not named.before or _CHANGES.fullmatch(named.before) else None
    )
    if other is None:
        return None
    numbers = records.spot(Plain.of(other[1]), known)
    if len(numbers) != 1 or numbers[0].start or numbers[0].end < len(other[1].rstrip(" .")):
        return None
    return confirming.confirmed(named.numbers, Becomes.SUPERSEDED, known, by=numbers[0].ref.number)


def _corrected(text: Plain, named: targets.Named, known: Known) -> Meaning | None:
    """Read 'correct D1: "Saturdays only" should read "Saturdays and bank holidays"'."""
    before, number = named.before, named.numbers[0]
    decision = next((one for one in known.decisions if one.number == number), None)
    rewords = _REWORDS.fullmatch(before)
    says_so = not before or rewords or _CHANGES.fullmatch(before) or before in ("in ", "on ")
    words = named.after if says_so else _IN.sub("", before) and text.cut(0, len(_IN.sub("", before)))
    if decision is None or not words or not earlier.stands(number, known):
        return None
    wording = corrections.corrected(words, decision)
    if not wording and corrections.quotes(words) and (rewords or not says_so):
        return Show(What.RECORD, record=Ref(RecordKind.DECISION, number), wanted=Wanted.EDIT)
    if not wording:
        return None
    readings = (
        Reading("Correct it", Change(Ref(RecordKind.DECISION, number), Becomes.REWORDED, text=wording)),
        Reading("A new decision that amends it", Record((NewDecision(wording, amends=(number,)),))),
    )
    return Ask(About.READING, readings, f"Was D{number} written down wrongly, or decided anew?")


def _reworded(text: Plain, named: targets.Named, known: Known) -> Meaning | None:
    """Read 'correct D1 to …', 'change D1 to …', 'replace D1 with …'."""
    changes, rewords = _CHANGES.fullmatch(named.before), _REWORDS.fullmatch(named.before)
    after = " " + named.after.folded
    reads = _SHOULD_READ.match(after) if not named.before else None
    into = _INTO.match(after) if changes or rewords else reads
    if into is None:
        return None
    words = named.after.cut(max(into.end() - 1, 0), len(named.after.text))
    number = named.numbers[0]
    gone = [each for each in named.numbers if not earlier.stands(each, known)]
    draft = tails.read(heads.read(Draft(words), known, asked=False), known)
    new = settling.decision(draft, known)
    if gone:
        return OpenForm((new,), (Missing.REPLACES,), f"There is no decision D{gone[0]} that still stands.")
    if (rewords or reads) and _is_a_part(words.text, number, known):
        return Show(What.RECORD, record=Ref(RecordKind.DECISION, number), wanted=Wanted.EDIT)
    if rewords or reads:
        change = Change(Ref(RecordKind.DECISION, number), Becomes.REWORDED, text=_unquoted(words.text))
        return Confirm((change,))
    instead = named.before.startswith(("replace", "swap"))
    if instead and (into[0].strip().startswith("to") or len(words.text.split()) < _FEWEST):
        whole = replace(new, text=text.text)
        return earlier.tied(whole, number)
    if instead:
        return Record((settling.decision(draft.plus(Found(replaces=named.numbers), draft.rest), known),))
    if named.before.startswith("amend"):
        return Record((replace(new, text=_unquoted(new.text), amends=named.numbers),))
    return earlier.tied(new, number)


def _is_a_part(words: str, number: int, known: Known) -> bool:
    """Tell whether words are no whole wording of a decision, but a part of one: 'Saturdays and Sundays'."""
    held = next((similarity.words(one.text) for one in known.decisions if one.number == number), frozenset())
    said = similarity.words(words)
    return len(said) < _FEWEST and len(said & held) < min(len(held), _FEWEST - 1)


def _unquoted(words: str) -> str:
    """Return a wording without the quotation marks around all of it."""
    inner = words.strip(" .").strip('"“”')
    return inner if '"' in words[:1] + words[-2:] and not set(inner) & set('"“”') else words
