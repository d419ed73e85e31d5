"""What is decided in a thread by pointing to the message above, or by answering the question in it."""

import re
from dataclasses import replace

from bot.understanding import doubts, plain
from bot.understanding.acts.decisions import denials, drafting, instead, openings, settling, work
from bot.understanding.acts.decisions.draft import Draft, Found
from bot.understanding.known import Known, Said
from bot.understanding.meaning import Meaning, Missing, NewDecision, OpenForm
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_YES = re.compile(r"(?:yes|yep|yeah|aye|ok|okay|sure|fine)(?:[,.!;:]| -)\s")
_NO = re.compile(r"(?:no|nope|nah)(?:[,.!;:]| -)\s")
_REFUSAL = re.compile(r"(?:not agreed|rejected|refused|turned down|declined|voted down)(?:[,.;]| -)\s")
_FRAGMENT = re.compile(
    r"(?:(?:yes|agreed|approved|carried|decided|ok)(?:[,.!;:]| -)?\s)?(?:but|only|except|with the|though"
    r"|apart from|minus|plus|not before|not until|just)\b"
)
"""What goes on from something that was said before: 'agreed, but only until Easter'."""
_AGREED_AS = re.compile(
    r"(?:(?:yes|ok|all|we are|we're) )?(?:agreed|approved|carried|decided)(?:,| -|\.) (?:as |since "
    r"|because |cos |given that )?"
    r"(?!we\b|let's|but\b|only\b|with\b|to\b|that\b|and\b|on\b|from\b|until\b|by\b|subject\b"
    r"|provided\b)(?=\w)"
)
"""Under a question, what follows says why: 'agreed, nobody buys raffle tickets any more'."""
_ONE_OF_THOSE = re.compile(
    r"(?:(?:let's |we(?:'ll| will)? |to )?(?:go (?:with|for)|choose|pick|take) )?(?:(?:the )?(?:first"
    r"|second|third|last|latter|former"
    r"|other|cheaper|cheapest|bigger|smaller|same)(?: (?:one|option|idea|date|quote|version|choice"
    r"|suggestion))?"
    r"|(?:option|plan|version|number|choice) \w{1,2}|(?:that|this) one|(?:your|his|her|their"
    r"|\w{1,20}'s) (?:idea|version|suggestion"
    r"|option|proposal|wording|choice))[.!]*"
)
"""What chooses from something that was said before: 'the second option'."""
_SPEAKER = re.compile(r"(?:i|you|he|she|they|thanks|thank|hi|hello|hey|ok|yes|no|so|and|but|\+1)\b|@|\+")
_TO_RECORD = re.compile(
    r"\b(?:record(?:ed)?|log(?:ged)?|minuted?|noted?|decisions?|decided?|captured?|register)\b"
)
"""'Agreed' alone may be no more than a nod; these ask for a record."""
_FEWEST, _MOST = 4, 40
"""A plain statement has so many words."""


def above(said: Said, known: Known, draft: Draft) -> Meaning:
    """Return what becomes of the message above: recorded where it states something plainly, else its form.

    A form has no status where the message denies agreement.
    """
    if said.above is None:
        return _of_nothing(replace(draft, rest=draft.rest.cut(0, 0)), known)
    over = _over(said, known)
    over = over.cut(openings.lead_in(over), len(over.text))
    denied = doubts.denied(doubts.sentences(over.text)) and draft.found.status is None
    inner = drafting.read(over, known, asked=False)
    moved = inner.found.status is DecisionStatus.PROPOSED and inner.rest.text and not inner.found.proposer
    wording = inner.rest if moved else denials.proposed(over)
    new = settling.decision(replace(draft, rest=wording), known)
    if denied or draft.found.undecided:
        new = replace(new, text=over.text, status=DecisionStatus.PROPOSED)
        return OpenForm((new,), (Missing.STATUS,), "What was said there does not sound agreed.")
    if new.status is DecisionStatus.PARKED and new.come_back_on is None:
        return OpenForm((new,), (Missing.COME_BACK_ON,))
    asked = _TO_RECORD.search(said.plain.folded) is not None
    if asked and new.status is DecisionStatus.AGREED and _is_stated(over, inner, known):
        return settling.settled(replace(draft, rest=over), known)
    return OpenForm((new,))


def _of_nothing(draft: Draft, known: Known) -> OpenForm:
    """Return the form that asks what something is said of, which names nothing."""
    if draft.found == Found():
        return OpenForm((), (Missing.TEXT,))
    new = settling.decision(draft, known)
    when = new.status is DecisionStatus.PARKED and new.come_back_on is None
    why = f"'{draft.found.back}' is no day that I know." if when and draft.found.back else ""
    return OpenForm((new,), (Missing.TEXT, Missing.COME_BACK_ON) if when else (Missing.TEXT,), why)


def answered(said: Said, text: Plain, known: Known) -> OpenForm | None:
    """Return the form of what answers, or goes on from, the message above: 'decide yes, monthly'."""
    start = (openings.read(text, asked=True) or (Found(), 0))[1]
    words = text.cut(start, len(text.text))
    if said.above is None:
        goes_on = _FRAGMENT.match(words.folded) and words.folded.startswith(("agreed", "approved", "but"))
        return OpenForm((NewDecision(words.text),), (), "Of what is that a part?") if goes_on else None
    over = _over(said, known)
    matter = denials.proposed(over)
    asked = over.text.rstrip().endswith("?")
    if asked and (refused := _NO.match(words.folded) or _REFUSAL.match(words.folded)):
        reason = words.text[refused.end() :].strip(" .")
        return OpenForm((NewDecision(matter.text, reason or None, DecisionStatus.REJECTED),))
    if asked and _YES.match(words.folded):
        return OpenForm((NewDecision(words.text),), (), "What was asked there may be a part of it.")
    if asked and (led := _AGREED_AS.match(words.folded)):
        return OpenForm((NewDecision(matter.text, words.text[led.end() :].strip(" .")),))
    if _FRAGMENT.match(words.folded) or _ONE_OF_THOSE.fullmatch(words.folded):
        return OpenForm((NewDecision(words.text),), (), "What was said there may be a part of it.")
    return None


def _over(said: Said, known: Known) -> Plain:
    """Return the message above as a person reads it."""
    names = {person.user: person.name for person in known.people}
    return plain.read(said.above.words if said.above else "", names)


def _is_stated(over: Plain, inner: Draft, known: Known) -> bool:
    """Tell whether a message states plainly what can be recorded as it stands."""
    few = _FEWEST <= len(over.text.split()) <= _MOST and "\n" not in over.text
    if not few or "?" in over.text or _SPEAKER.match(over.folded) or inner.found.settles:
        return False
    if inner.found.unsure or instead.asks(over.text) or doubts.on_agreement(over.folded):
        return False
    return work.read(over, known) is None
