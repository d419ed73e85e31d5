"""What is said in a thread in the words that minutes would use, so that the readers of records know it.

'Can I propose we swap rooms'            'I propose we swap rooms'
'will pay them Friday'                   'I will pay them Friday'
'let's leave the fees until January'     'Deferred to January: the fees'
"""

import re

from bot.language import dates
from bot.understanding import people
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_PROPOSES = r"(?:(?:propose|suggest|recommend)\b|move (?:that|we)\b)"
_SAID_SO: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?:can|could|may|might) (?:i|we) (?:just |please )?(?={_PROPOSES})"), "I "),
    (re.compile(r"(?:i'm |i am |we're |we are )?proposing (?:that )?(?=\w)"), "I propose "),
    (
        re.compile(
            r"(?:my|our) (?:suggestion|proposal|recommendation) (?:is|would be|was)(?: that)? (?:to )?(?=\w)"
        ),
        "I propose ",
    ),
    (
        re.compile(
            r"(?:we're|were|we are|so we're|that's us) (?:all |both |now )?agreed(?: then)?(?:,|:"
            r"| -| that) "
        ),
        "Agreed: ",
    ),
    (re.compile(r"(?:it is|it's|is) (?:decided|agreed|settled)(?:,|:| -| that) "), "Agreed: "),
    (re.compile(r"(?:we're |we are )?all in favour(?: then)?,? (?:so |then |and )"), "Agreed: "),
    (
        re.compile(
            r"(?:no objections?|(?:nobody|no one) (?:objects|objected|disagrees|disagreed|is against"
            r"|against))"
            r"(?: then)?,? (?:so |then )"
        ),
        "Agreed: ",
    ),
    (re.compile(r"(?:the |our )?(?:final )?decision ?(?:=|->) ?"), "Decision: "),
    (re.compile(r"i will to (?=[a-z])"), "I will "),
    (
        re.compile(
            r"(?:i'm |i am )?(?:gonna|going to) (?!be\b|have\b|rain|snow|need"
            r"|cost)(?=[a-z]{3,15} )"
        ),
        "I will ",
    ),
    (re.compile(r"(?:ap|action point|todo|to do|to-do|task)(?: for| on)?(?: ?[:-] ?| )(?=@?\w)"), "Action: "),
    (
        re.compile(
            r"will (?=(?!do\b|you|we|he|she|they|it|the|that|this|there|be\b|have\b|anyone"
            r"|someone|rain|snow|cost|need|depend|happen|matter|work|probably|never|not\b)[a-z]{2,15} )"
        ),
        "I will ",
    ),
)
_MOTION = re.compile(
    r"(?:the |a )?(?:motion|proposal|amendment|resolution) (?:to|that) (?P<what>.{2,120}?)(?: was| is"
    r"| has been| has)?"
    r" (?:(?P<lost>fell|failed|fallen|lost|defeated|rejected|voted down|thrown out)|carried|passed"
    r"|approved|agreed|adopted)"
    r"(?P<rest>(?:,| by| with| -| nem| unan).{1,80})?[.!]?"
)
_DONE_BY = re.compile(
    r"(?P<what>.{2,80}? (?:will be|is to be|are to be|to be|must be|should be|needs to be|shall be"
    r"|is being) [a-z]{3,15}"
    r"(?: up| out| in| off)?) by (?=@?[a-z])"
)
_NAMED = (
    (re.compile(r"(?:she|he|they) (?:will|'ll) "), "will "),
    (
        re.compile(
            r"(?:are you|would you be) (?:ok|okay|able|happy|free|willing|alright|all right|up for"
            r"|good)(?: to|ing)? "
        ),
        "can you ",
    ),
    (re.compile(r"(?:'s| is) (?:going to|gonna) "), " will "),
)
"""What may follow a name."""
_NAME = re.compile(
    r"@?[\w.'-]{1,30}?(?: [\w.'-]{1,20})?(?=,? (?:are you|would you be|(?:she|he|they) will)|(?:'s"
    r"| is) (?:going to|gonna) ),? ?"
)
_LETS = r"(?:let's |lets |can we |shall we |we'll |we will |i'd |we'd better |we should |please )?"
_OFF = re.compile(
    rf"{_LETS}(?P<verb>leave|park|defer|postpone|shelve|table|adjourn|carry over|hold over|put off"
    rf"|come back to"
    r"|return to|revisit|bring back) (?P<what>[^,;.?]{2,80}?) (?:over |back |again )?(?:until|till|to"
    r"|for|on|at)"
    r" (?P<when>[^,;.?]{2,40}?)(?P<why>[,;.] .{1,160}|(?: because| since| as) .{1,160})?[.!]?"
)
_IT = frozenset({"it", "this", "that", "them", "these", "this one", "that one", "this item", "it all"})
_OF_MEETINGS = re.compile(r"meeting|agenda|next time|january|new year|spring|summer|autumn|agm")
_OVER = re.compile(
    r"(?P<what>[^,;.?:]{2,60}?)(?: -|:|,)? (?:to be |is |are )?(?:(?:put|pushed) back|(?:carry|carried"
    r"|roll|rolled) (?:over"
    r"|forward)"
    r"|(?:bring|brought) back) ?(?:to|until|till|for) (?P<when>[^,;.?]{2,40}?)(?P<why>,.{1,160}"
    r"| -.{1,160})?[.!]?"
)


def rephrased(part: Plain, known: Known) -> Plain:
    """Return a part of a message as minutes would say it; as it is where nothing of it is said otherwise."""
    if motion := _MOTION.fullmatch(part.folded):
        outcome = "Rejected:" if motion["lost"] else "Agreed:"
        votes = part.cut(*motion.span("rest"))
        return Plain.of(outcome).then(part.cut(*motion.span("what"))).then(votes)
    put_off = _put_off(part, known) or _by_somebody(part, known)
    if put_off is not None:
        return put_off
    for pattern, words in _SAID_SO:
        if match := pattern.match(part.folded):
            return Plain.of(words.strip()).then(part.cut(match.end(), len(part.text)))
    if name := _NAME.match(part.folded):
        for pattern, words in _NAMED:
            if match := pattern.match(part.folded, name.end()) or pattern.match(part.folded, name.end() - 1):
                return (
                    part.cut(0, match.start())
                    .then(Plain.of(words.strip()))
                    .then(part.cut(match.end(), len(part.text)))
                )
    return part


def _by_somebody(part: Plain, known: Known) -> Plain | None:
    """Return 'Sam: the bag will be checked by Friday' for 'The bag will be checked by Sam by Friday'."""
    match = _DONE_BY.match(part.folded)
    if match is None:
        return None
    named = [one for one in people.spot(part, known) if one.start == match.end() and one.who]
    if not named:
        return None
    who, what = part.cut(named[0].start, named[0].end), part.cut(0, match.end("what"))
    return who.then(Plain.of(":")).then(what).then(part.cut(named[0].end, len(part.text)))


def _put_off(part: Plain, known: Known) -> Plain | None:
    """Return 'Deferred to January: the fees' for what is put off to a day that is known."""
    for pattern in (_OFF, _OVER):
        match = pattern.fullmatch(part.folded)
        if match is None or not _is_when(match["when"], known):
            continue
        verb = match.groupdict().get("verb")
        if verb == "leave" and match["what"] not in _IT and not _OF_MEETINGS.search(match["when"]):
            # 'Let's leave Cardiff on Friday' puts nothing off.
            continue
        when = Plain.of("Deferred to").then(part.cut(*match.span("when")))
        if match["what"] in _IT:
            return when
        return when.then(Plain.of(":")).then(part.cut(*match.span("what")))
    return None


def _is_when(phrase: str, known: Known) -> bool:
    return isinstance(dates.read(phrase, known.calendar), dates.Understood) or (
        _OF_MEETINGS.search(phrase) is not None
    )
