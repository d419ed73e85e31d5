"""Longer beginnings of a text: who moved it, a slip in a frame, a few words that lead to one."""

import re
from dataclasses import replace

from bot.understanding import people
from bot.understanding.acts.decisions import (
    clauses,
    days,
    frames,
    movers,
    openings,
    spelling,
    votes,
)
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.meaning import Votes
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_LEAD_IN = re.compile(
    r"(?:after|following|at|having|today|yesterday|last|tonight|on|in|during|so|then|therefore|by|with"
    r"|because|given|as|since|due|owing"
    r"|seeing)\b"
)
_REASON = re.compile(r"(?:because|given|as|since|due|owing|seeing)\b")
_WORD = re.compile(r"\S+\s")
_OF_US = ("we ", "most ", "everyone ", "everybody ", "people ", "members ")
_LEAD_IN_WORDS = 10
_PERSON = re.compile(
    r"(?: has| have|'s| is| are)? ?(?:propos(?:es|ed|ing)|suggest(?:s|ed|ing)|moves|moved)"
    r"(?P<that> that| to| we\b)? "
)
_WISHES = re.compile(
    r" (?:wants|would like|says|thinks|asked|asks|hopes|prefers|is keen|feels|believes|wondered|recommends)\b"
)
_VOTED = re.compile(
    r"(?:we |the (?=vote was)|the \w{1,12} |members |it was )?(?:voted|resolved|agreed|decided|carried"
    r"|passed|approved"
    r"|vote was)(?: by)?(?: a)?(?: clear| large| simple| narrow)?(?: majority of| margin of| vote of)?"
    r"(?= (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
_BY_VOTES = re.compile(
    r"by (?:a )?(?:(?:majority|margin|vote) of )?(?P<for>\d{1,3})(?: votes)?(?:\s?[-/]\s?| to "
    r"| v )(?P<against>\d{1,3})"
    r"(?: votes)?,? (?=(?:the|we|it|a|an|no|our|all|they|there)\b)"
)
_TIED = re.compile(
    r"(?:(?:the )?(?:votes?|board|group|committee|meeting)|we)?(?: was| were)? ?(?:tied|split"
    r"|deadlocked)(?: at)? (?P<for>\d{1,3})"
    r"(?:\s?[-/]\s?| to | v )(?P<against>\d{1,3}) (?:on|over|about|for) (?=\w)"
)
_MOVES = re.compile(r"\b(?:motion|proposal|suggestion|idea|proposed|moved|seconded|proposes|moves|seconds)\b")
_DATED = re.compile(
    r"(?:(?:on|at|from) )?(?:(?:the|our) )?(?:meeting (?:on|of) )?(?:(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day"
    r",? )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?: \d{4})?"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)(?: meeting)?(?:,|:|\s-)? "
)
_COMMA = re.compile(r"(?:,|:|\s-)\s?")
_IT_WAS = re.compile(r"(?:it|this) (?:is|was) ")
_ON_A_MOTION = re.compile(
    r"(?:(?:(?:it was|we|the board|the committee|the group) )?(?P<agreed>resolved|agreed|decided|carried"
    r"|voted|approved),? )?(?:up)?on (?:the |a |an )?(?:motion|proposal|proposition|suggestion)"
    r"(?: put forward| made)? (?:of|by|from) "
)
_PUT_OFF_UNTIL = re.compile(
    r"(?:we |it was |agreed to )?(?:deferred|parked|adjourned|postponed|held over|carried (?:over|forward)"
    r"|put off"
    r"|put back|shelved|rolled over|defer|park|postpone|adjourn) (?:to|until|till|til|for) "
)
_SPACE = re.compile(r" ")
_LONGEST_DAY = 40
"""Letters."""
_MATTER = re.compile(r"(?:the|a|an|our|any|all|whether|how|what|who|this|that|item|mr|mrs|\w{1,20}'s) ")
_PROPOSAL_OF = re.compile(
    r"(?:the |a )?(?:motion|proposal|suggestion|idea|resolution)(?: put forward| made| tabled)? (?:from|by"
    r"|of) "
)
_OF_WHAT = re.compile(r",? (?:that|to|for|of) (?=\w)")
_SECONDED = re.compile(r",? ?(?:and |which was |duly )?seconded by ")
_AND = re.compile(r",? and |, |; | (?=seconded|proposed|moved)")
_SCORE = re.compile(
    r" (?P<for>\d{1,3})(?:\s?[-/]\s?| to | v )(?P<against>\d{1,3}) (?:for|in favour of) (?=\w)"
)
_ABOUT = re.compile(r",? ?(?:that|to|on|for|in favour of) ")
_MORE_WORDS = re.compile(r" (?=[a-z]{2,20} [a-z])")
_THAT = re.compile(r",? ?(?:that|to) ")
_AND_CARRIED = re.compile(
    r"(?:and |then |was |duly ){0,2}(?:(?P<first>unanimously )?(?:carried|agreed|resolved|approved|passed"
    r"|accepted)"
    r"(?P<last> unanimously| nem\.? ?con\.?| by all)?|unanimously)(?=,? (?:that|to) )"
)


def slipped(rest: Plain) -> tuple[Found, int] | None:
    """Read a frame with a slip of the finger in it."""
    mended = spelling.mended(rest)
    if mended is rest:
        return None
    said = frames.read(mended)
    if said is None or not said[1]:
        return None
    left = len(mended.text) - said[1]
    return (said[0], len(rest.text) - left) if rest.text[-left:] == mended.text[said[1] :] else None


def moved_by(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'It was proposed by Kate and seconded by Mal that …', 'Kate proposed and Mal seconded that …'."""
    if not _MOVES.search(rest.folded, 0, 80):
        return None
    found, at = Found(), (begun.end() if (begun := _IT_WAS.match(rest.folded)) else 0)
    for _ in range(2):
        said = movers.read(rest.cut(at, at + 120), known)
        if said is None:
            break
        end = at + said[1]
        found, at = found.joined(said[0]), (joint.end() if (joint := _AND.match(rest.folded, end)) else end)
    if found != Found() and (carried := _AND_CARRIED.match(rest.folded, at)):
        manner = "nem con" if " nem" in carried[0] else "unanimous" if "unanim" in carried[0] else ""
        votes_ = Votes(manner=manner) if manner else None
        found, at = found.joined(Found(agreed=True, votes=votes_)), carried.end()
    that = _THAT.match(rest.folded, at)
    return (found, that.end()) if found != Found() and that else None


def dated(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read '24/11 agreed to …', 'On 24 November: resolved that …': when it was agreed is no part of it."""
    match = _DATED.match(rest.folded)
    if match is None:
        return None
    after = rest.cut(match.end(), len(rest.text))
    framed = frames.read(after)
    colon = after.folded.find(": ", 0, 40)
    found = (
        framed[0] if framed and framed[1] else clauses.read(after.cut(0, colon), known) if colon > 0 else None
    )
    return (Found(), match.end()) if found is not None and found.agreed else None


def on_a_motion(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'Resolved on the motion of the chair, seconded by Priya, that …'."""
    match = _ON_A_MOTION.match(rest.folded)
    end = movers.named(rest, match.end(), known) if match else None
    if match is None or end is None:
        return None
    found = Found(agreed=bool(match["agreed"]), proposer=rest.cut(match.end(), end))
    seconded = _SECONDED.match(rest.folded, end)
    by = movers.named(rest, seconded.end(), known) if seconded else None
    if seconded and by is not None:
        found, end = found.joined(Found(seconder=rest.cut(seconded.end(), by))), by
    if that := _THAT.match(rest.folded, end):
        return found, that.end()
    goes_on = _COMMA.match(rest.folded, end)
    framed = frames.read(rest.cut(goes_on.end(), len(rest.text))) if goes_on else None
    if goes_on is None or (framed is None and not found.agreed):
        return None
    return found, goes_on.end()


def put_off_until(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'Deferred to the fourteenth of January the capital budget', where no mark ends the day."""
    match = _PUT_OFF_UNTIL.match(rest.folded)
    if match is None:
        return None
    spaces = [
        space.start() for space in _SPACE.finditer(rest.folded, match.end(), match.end() + _LONGEST_DAY)
    ]
    for at in reversed(spaces):
        day = rest.folded[match.end() : at].strip(" ,")
        if _MATTER.match(rest.folded, at + 1) and days.back(day, known) is not None:
            return Found(status=DecisionStatus.PARKED, back=day), at + 1
    return None


def proposal_of(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'The proposal from Kate to raise subs', of which it may be told behind what became of it."""
    match = _PROPOSAL_OF.match(rest.folded)
    end = movers.named(rest, match.end(), known) if match else None
    that = _OF_WHAT.match(rest.folded, end) if end is not None else None
    if match is None or end is None or that is None:
        return None
    return Found(status=DecisionStatus.PROPOSED, proposer=rest.cut(match.end(), end)), that.end()


def voted(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'We voted 5-2 to …', 'The vote was 5 to 2 that …'."""
    if tied := _TIED.match(rest.folded) or _BY_VOTES.match(rest.folded):
        return Found(votes=Votes(int(tied["for"]), int(tied["against"]))), tied.end()
    match = _VOTED.match(rest.folded)
    if match is not None and (score := _SCORE.match(rest.folded, match.end())) is not None:
        votes_ = Votes(int(score["for"]), int(score["against"]))
        return Found(agreed=_agrees(match), votes=votes_), score.end()
    said = votes.read(rest.cut(match.end(), match.end() + 80), known) if match else None
    if match is None or said is None:
        return None
    end = match.end() + 1 + said[1]
    that = _ABOUT.match(rest.folded, end)
    found = replace(said[0], scored=False)
    if that is None:
        # Without 'to' or 'that' the numbers may be none of a vote: 'agreed 50-50 split of the costs'.
        more = _MORE_WORDS.match(rest.folded, end) if _agrees(match) else None
        return (said[0], more.end()) if more else None
    return Found(agreed=_agrees(match)).joined(found), that.end()


def _agrees(voted: re.Match[str]) -> bool:
    """Tell whether a word says how a vote went; after 'voted' only the numbers do."""
    return "vote" not in voted[0]


def person(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read 'Lena proposes moving …', 'Val moved that …'."""
    start = frames.before_name(rest)
    if start and _begins_with_name(rest, start, known):
        return Found(agreed=True), start
    end = movers.named(rest.cut(0, 80), 0, known)
    if end is not None and _WISHES.match(rest.folded, end):
        return Found(unsure=True), 0
    match = _PERSON.match(rest.folded, end) if end is not None else None
    if end is None or match is None or ("move" in match[0] and match["that"] not in (" that", " we")):
        return None
    found = Found(status=DecisionStatus.PROPOSED, proposer=rest.cut(0, end))
    return found, match.end() - (3 if (match["that"] or "").strip() == "we" else 0)


def _begins_with_name(rest: Plain, start: int, known: Known) -> bool:
    spots = people.spot(rest.cut(start, start + 40), known)
    return bool(spots) and spots[0].start == 0


def led_in(rest: Plain, known: Known) -> tuple[Found, int] | None:
    """Read a frame after a few words: 'after a long discussion we agreed that …', 'so then agreed to …'."""
    start = openings.greeting(rest)
    if not start and not _LEAD_IN.match(rest.folded):
        return None
    for _ in range(_LEAD_IN_WORDS):
        said = frames.read(rest.cut(start, len(rest.text))) if start else None
        if said is not None and said[0].unsure and rest.folded.startswith(_OF_US, start):
            return Found(unsure=True), 0  # 'After a good chat we all felt that …'
        if said is not None and said[1]:
            shift = start + len(rest.text[start:]) - len(rest.text[start:].lstrip())
            return _with_lead(rest.cut(0, start), known, (said[0], shift + said[1]))
        word = _WORD.match(rest.folded, start)
        if word is None or word[0].rstrip().endswith((".", ";")):
            return None
        start = word.end()
    return None


def _with_lead(lead: Plain, known: Known, said: tuple[Found, int]) -> tuple[Found, int] | None:
    """Return a frame with what the words before it say; those of which a number would be lost are kept."""
    if said[0].unsure:
        return None
    found = clauses.read(lead, known)
    if found is not None:
        return said[0].joined(found), said[1]
    if _REASON.match(lead.folded):
        return None  # 'As agreed last week' gives no reason, and says no more than when
    return said if not any(letter.isdigit() for letter in lead.text) else None
