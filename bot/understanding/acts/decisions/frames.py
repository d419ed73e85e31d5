"""The frames that a wording stands in: 'RESOLVED that …', 'We decided to …', 'please minute that …'."""

import re

from bot.understanding.acts.decisions import wishes
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.acts.decisions.outcomes import ADVERB, AUXILIARY, SUBJECT
from bot.understanding.meaning import Votes
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_TALK = (
    r"(?:after|following) (?:(?:a|an|the|some|much|further|brief|lengthy|long|full|good|really|very|bit of"
    r"|lots of) ){0,4}(?:discussions?|debate|consideration|thought|talk|chat|conversation|deliberation)"
)
_SAID = (
    rf"(?:, (?:(?:after|following) [^,]{{1,40}}|in the end|eventually|on balance|on reflection),| {_TALK}"
    r"| in the end| eventually| on balance| (?:unanimously|nem\.? ?con\.?|today|this morning"
    r"|this afternoon|tonight|yesterday|again|together|then|by consensus|by a majority|in principle"
    r"|last (?:week|month|night|time)|on \w{3,6}day|as a group|finally|at (?:the|our|today's|todays|this"
    r"|last) (?:\w{1,12} )?meeting|by e-?mail|by everyone|by all|by the (?:board|group|committee)"
    r"|(?:by|on) (?:a )?show of hands))"
)
_ADVERBS = rf"(?:(?:{ADVERB}|unanimously|provisionally|reluctantly) ){{0,2}}"
_BY_US = (
    rf"(?P<who>(?:{SUBJECT}{AUXILIARY}?(?:, (?:after|following|having|on|with) [^,]{{2,40}},)?"
    r"|has been|was|is) )"
)
_AGREED = r"(?P<verb>agree[ds]?|decide[ds]?|resolve[ds]?|vote[ds]?|determined|concluded|opted|settled)"
_ACCEPTED = r"(?P<verb>approved|accepted|confirmed|ruled|minuted|ratified)"
_LINK = (
    r"(?P<link>,? that,? | (?=not to )|,? (?:the following:? ?)?to (?!it\b|this\b|that\b|them\b)"
    r"|(?<=ed) (?:up)?on (?!\d|\w{3,6}day\b|behalf\b|condition\b|(?:the|a|an) (?:motion|proposal|show"
    r"|vote)\b)| (?:in favour of|for(?! and on behalf)) | (?=(?:the|a|an|our|no|we|all|every"
    r"|each|this|these|there|it|is|nobody|everyone|some|any|only)\b))"
)
_US = re.compile(rf"{_BY_US}{_ADVERBS}{_AGREED}{_SAID}?{_LINK}")
_COUNCIL = re.compile(
    r"(?:the )?(?:(?:town|parish|community|county) )?council (?:has |also "
    r"|unanimously )?resolved,? (?:that|to) "
)
"""A council may be no more than one of the group, which agrees to things; its resolutions are its own."""
_WHAT = re.compile(
    rf"{_BY_US}{_ADVERBS}agreed (?=\w)(?!(?:with|w|for|by|in|at|from|as|since|upon|on|to|that|not|never|it"
    rf"|this|last|and|or)\b)"
)
_US_TOO = re.compile(rf"{_BY_US}{_ADVERBS}{_ACCEPTED}(?P<link>,? (?:that|to) )")
_MINDS = (
    r"(?:(?:all|both|quite|very|generally) )?(?:content|happy|satisfied|comfortable|fine|okay|ok|in agreement"
    r"|of one mind)"
)
_CONTENT = re.compile(
    rf"(?:{SUBJECT}(?:'s|'re| is| are| was| were| have been| has been)|everyone|everybody|members|all of us"
    rf"|c'?t'?tee"
    rf"|board|committee|exec|group) {_MINDS} (?:(?:that|for|w/) (?=\w)|with (?=\w{{2,20}}ing\b)"
    r"|to (?!be\b|have\b|see\b|hear\b|help\b)(?=\w))"
    rf"|{SUBJECT} (?:was|were|has been|have been) {_MINDS} with (?!it\b|this\b|that\b|them\b|how\b"
    rf"|what\b)(?=\w)"
)
"""'Members were content for …' is how minutes say that they agreed."""
_SIGNED = re.compile(rf"{_BY_US}{_ADVERBS}signed off (?:on )?(?=\w|£)")
_BACKED = re.compile(
    rf"(?:{_BY_US}{_ADVERBS}(?:gave|given) (?:(?:its|their"
    rf"|our|the|a) )?(?:full |unanimous )?(?:go-?ahead"
    r"|green light|thumbs[ -]up|blessing|backing|support|all-?clear|nod|approval|consent)"
    r"|(?:the )?(?:go-?ahead"
    r"|green light|thumbs[ -]up)(?: given)?|(?:full|unanimous|strong) (?:support|backing))"
    r"(?: from (?:everyone|everybody|all))? (?:to|for) (?=\w)"
)
_GIVEN = re.compile(
    r"(?:full )?(?:approval|consent|permission|leave|authority|agreement) (?:was|is|has been) (?:given"
    r"|granted) (?:to|for) (?=\w)"
)
_WITHHELD = re.compile(
    r"(?:approval|consent|permission|leave|authority|agreement) (?:was|is|has been) (?:refused|denied"
    r"|withheld|not given|not"
    r" granted) (?:to|for) (?=\w)"
)
_BEFORE_NAME = re.compile(rf"(?:{_BY_US}{_ADVERBS})?(?:agreed|decided|resolved) ")
_ALONE = re.compile(
    rf"{_ADVERBS}(?P<verb>agreed|decided|resolved|voted|approved|determined|carried|passed|adopted"
    rf"|accepted|confirmed|res'd|agr'd|agrd|rslvd){_SAID}?{_LINK}"
)
_LOUD = re.compile(
    r"(?:AGREED|RESOLVED|DECIDED|APPROVED|CARRIED|DECISION|ADOPTED)(?:\s(?=[^\W_A-Z]|[A-Z][a-z]|I\s))"
)
_QUIET = re.compile(
    r"(?:agreed|decided|resolved)\s(?=[\w£\"'])(?!(?:by|in|at|if|when|with|w|for|from|as|since|upon|on"
    r"|between|among|to|not|never|or|and|that|but|then|today|tonight|yesterday|amounts?|minutes|prices?"
    r"|plans?|terms|rates?|dates?"
    r"|limits?|spending|formats?|agendas?|lists?|wording|changes|procedures?|process|polic(?:y|ies)|rules"
    r"|standards|times|fees|actions?|budgets?|hours|roles|complaints|issues|cases|disputes|case)\b)"
)
_SAID_SO = re.compile(
    rf"(?:we(?: all| both)?|everyone|everybody|all of us|(?!i\b){SUBJECT})"
    r" (?:said|reckoned|figured|concluded) (?:that )?"
    r"(?=(?:we|it|they|nobody|everyone|everybody)(?:'d|'ll| would| will| should)\b)"
)
"""'We said we'd keep the drop-in on Wednesdays.'"""
_BARE = re.compile(
    r"(?:penderfynwyd|cytunwyd) (?:i|bod|y|ar|na) |"
    r"(?:(?:a |the )?(?:large |clear )?majority|everyone|everybody|all|most)(?: of us)?(?: was| were| is"
    r"| are)?"
    r" in favour of |"
    r"that (?=(?:the|we|our|a|an|no|all|each|two|three|four|five|six|any|every)\b)"
    r"(?!the (?:way|day)\b)|decision (?=(?:we|the|no|our|all|a"
    r"|not|to|that)\b)|(?:(?:the|our|final|our final|the final) )?(?:decision|verdict|outcome|upshot)"
    r"(?: is|'s| was|s)(?:,|:)? (?=(?:we|the|no|our|all|a|an|not|there|it|each|every|nobody|everyone"
    r"|everybody)\b)(?!(?:not|a|an|the) (?:yet|final|for|up|with|matter|chair)\b)"
)
_NOUN = re.compile(
    r"(?:(?:the|our|a|an|my) )?(?:\w{1,12} )?(?:decision|agreement|resolution|consensus"
    r"|view of the (?:board|group|committee|meeting)|conclusion)(?: (?:of the (?:board|group|committee"
    r"|meeting)))?(?: (?:is|was|has been|now))?(?: (?:made|taken|reached|agreed))?(?: (?:is"
    r"|was))?,? (?:that|to)(?![\w'-]),? ?|(?:now )?(?:therefore )?be it (?:further |hereby )?(?:resolved"
    r"|agreed),? that |there (?:is|was) (?:\w{1,12} )?(?:agreement|consensus) (?:that|to|on) "
)
_NOT_FOR = (
    r"(?:(?:voted|decided|agreed|resolved|came down) against|(?:did not|didn'?t|would not) (?:agree|approve"
    r"|accept|support)|(?:do not|don'?t) agree (?=to|that|with)|rejected|refused|declined|turned down"
    r"|voted down|not (?:been )?(?:agreed|approved|accepted|carried))"
)
_SAYS = (
    rf"(?:it(?:'s| is| was)|(?:{SUBJECT}(?: all)?|most)(?: have| has)? (?:said|say|voted))(?: a)?"
    r"(?: clear| definite| firm| big)? "
)
_SOME_ONE = r"(?=(?:the|a|an|any|our|this|that|more|\w{1,20}'s?)(?![\w]))"
"""'No to the scouts' grant' turns that down, where 'no to plastic cups' is a rule."""
_YES_TO = re.compile(
    rf"{_SAYS}yes to (?=\w)|yes to {_SOME_ONE}"
    r"|(?:it(?:'s| is| was) )?(?:a )?yes from (?:us|all|everyone|everybody|the \w{2,20})(?: of us)? (?:on"
    r"|to|for|about) "
    r"|(?:it was )?(?:proposed|moved),?(?: (?:and )?seconded,?)? and (?:unanimously )?(?:agreed|resolved"
    r"|carried|approved)"
    r" (?:that|to) (?=\w)"
)
_NO_TO = re.compile(
    rf"{_SAYS}no to (?=\w)|no to {_SOME_ONE}"
    r"|(?:it(?:'s| is| was) )?(?:a )?no from (?:us|all|everyone|everybody|the \w{2,20})(?: of us)? (?:on"
    r"|to|for|about) "
    r"|thumbs[ -]down (?:to|for|on) (?=\w)"
    rf"|{SUBJECT} (?:was|were|came out|came down) (?:(?:all|strongly|mostly) )?(?:not in favour of|against"
    r"|opposed to) (?=\w)"
)
_AGAINST = re.compile(
    rf"{_BY_US}{_ADVERBS}{_NOT_FOR}(?: (?:to|that|on|with))? (?=\w)(?!(?:it|this|that|them)[.!]*$)"
    rf"|{_NOT_FOR} (?:(?:to|that) |(?=(?:the|a|an|our|any|all|this)\b))"
)
_OPEN = re.compile(
    rf"(?:{_BY_US})?(?:(?:could|can|did) ?not (?:yet )?(?:reach (?:an )?agreement|agree|decide|settle"
    rf"|reach a decision)"
    r"|couldn'?t (?:agree|decide)|can'?t (?:agree|decide)|(?:have|has) not (?:yet )?(?:agreed|decided)"
    r"|haven'?t (?:yet )?(?:agreed|decided)|hasn'?t (?:yet )?(?:agreed|decided)|failed to agree"
    r"|were unable to (?:agree|decide))(?: yet)?(?: (?:on|about|that|to|whether to|whether|as to))? "
    r"|(?:still |there is |there's |there was |as yet )?no (?:decision|agreement|consensus)(?: (?:was"
    r"|has been|yet))?"
    r"(?: (?:made|taken|reached))?(?: yet)? (?:on|about|that|to|whether to|whether|as to) "
    r"|(?:a )?(?:decision|agreement) (?:is |was )?(?:still )?(?:needed|required|wanted|outstanding|pending"
    r"|due)(?: (?:on|about|re))? "
    r"|we(?:'ll| will)? (?:still )?(?:need|have|ought) to (?:decide|agree|settle|vote)(?: (?:on|about"
    r"|whether to|whether|if))? "
)
_NOT_REACHED = re.compile(
    rf"(?:{_BY_US})?(?:ran (?:right )?out of time|(?:did not|didn'?t|didnt|never) (?:get (?:round |on )?"
    r"to|reach|have time)|(?:had|there was) no time)(?: (?:on|for|to (?:discuss|decide|do|cover|reach)))?"
    r"(?: the question of)? (?=\w)(?!(?:it|this|that|them)\b)"
)
_PROPOSES = re.compile(
    r"(?:(?:(?:i|we)(?:'d| would| want to| wish to|'d like to| would like to)?(?: like to)? )?(?:propose"
    r"|suggest|put forward|table a motion|put it to the group|put to the group)(?: that| to|:)? |i move"
    r" (?:that |to |(?=(?:we|the board|this board|the group)\b))|we move that |(?:a |the "
    r"|another )?(?:proposal|suggestion|motion) (?:was|has been|is) (?:made|put|tabled"
    r"|put forward) (?:that|to) |(?:it (?:is|was"
    r"|has been) )?(?:hereby )?(?:proposed|suggested|moved) (?:that"
    r"|to|we) ?(?<![\w'])|(?:the |a |my |our )?(?:proposal|motion|suggestion|idea|draft resolution)(?: is"
    r"| was| would be)? (?:that|to) |(?:my|our) (?:proposal|suggestion|idea)(?: is| would be) )"
)
_SECONDED = re.compile(
    r"(?:it was |it is )?(?:duly )?(?:moved|proposed),?(?: and)?(?: duly)? seconded,? (?:that|to) "
)
"""Moved and seconded is not carried yet."""
_MOTION = re.compile(
    r"(?:the |an? |this |\w{1,20}'s )?(?:(?:motion|proposal|resolution|suggestion|amendment|request"
    r"|recommendation|application|bid|idea) (?:that|to|for)|(?:vote|ballot|poll|show of hands)"
    r" (?:on|about|over|to|for)(?= [a-z])) "
)
_THAT = re.compile(r"(?:that|to)[,:]? (?=\w)")


_TOLD = (_YES_TO, _US, _COUNCIL, _US_TOO, _ALONE, _NOUN, _CONTENT, _SIGNED, _BACKED, _GIVEN, _SAID_SO)
_TOLD_AGAIN = (_US, _US_TOO, _NOUN, _SAID_SO)
_TICKED = re.compile(
    r"(?:[✅☑✔👍]\ufe0f?|:(?:white_check_mark|heavy_check_mark|\+1|thumbsup"
    r"|ballot_box_with_check):)\s?(?:to |for )?(?=\w)"
)
_CROSSED = re.compile(
    r"(?:[❌👎⛔🚫]\ufe0f?|:(?:x|-1|thumbsdown|no_entry|no_entry_sign):)\s?(?:to |for )?(?=\w)"
)
_OTHERWISE = (
    (_AGAINST, Found(status=DecisionStatus.REJECTED)),
    (_NO_TO, Found(status=DecisionStatus.REJECTED)),
    (_CROSSED, Found(status=DecisionStatus.REJECTED)),
    (_TICKED, Found(agreed=True)),
    (_OPEN, Found(undecided=True)),
    (_NOT_REACHED, Found(status=DecisionStatus.PARKED)),
    (_SECONDED, Found(status=DecisionStatus.PROPOSED)),
    (_PROPOSES, Found(status=DecisionStatus.PROPOSED)),
    (_WITHHELD, Found(status=DecisionStatus.REJECTED)),
)


def read(text: Plain, *, after: Found | None = None) -> tuple[Found, int] | None:
    """Return what a frame at the beginning of a text says, and where the words in it begin.

    `after` is what was said before it: behind 'We agreed to', 'propose a merger' is what was agreed.
    """
    folded = text.folded
    if after is not None and (that := _THAT.match(folded)):
        return Found(), that.end()
    if after is not None and (after.agreed or (after.status and not after.proposer)):
        again = next((told for each in _TOLD_AGAIN if (told := each.match(folded))), None)
        return (_agreed(again), again.end()) if again else None
    for pattern, found in _OTHERWISE:
        if match := pattern.match(folded):
            return found, match.end()
    if match := next((told for each in _TOLD if (told := each.match(folded))), None):
        return _agreed(match), match.end()
    if match := _WHAT.match(folded) or _LOUD.match(text.text) or _QUIET.match(folded) or _BARE.match(folded):
        return Found(agreed=True), match.end()
    return wishes.read(folded)


def before_name(text: Plain) -> int:
    """Return where somebody may be named behind 'we agreed'; 0 where a text does not begin so."""
    match = _BEFORE_NAME.match(text.folded)
    return match.end() if match else 0


def motion(text: Plain) -> int:
    """Return where what was moved begins in 'the motion to …'; 0 where no motion is named."""
    match = _MOTION.match(text.folded)
    return match.end() if match else 0


def _agreed(match: re.Match[str]) -> Found:
    said = match[0]
    if "in principle" in said or "provisionally" in said:
        return Found(unsure=True, principle="in principle" in said)
    manner = "unanimous" if "unanimous" in said else "nem con" if "nem" in said.split() else ""
    return Found(agreed=True, votes=Votes(manner=manner) if manner else None)
