"""What gives nobody work, whatever door it is typed at: commands, questions, answers, courtesies, tests."""

import re

from bot.language.wording import word_set
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_COMMANDS = word_set(
    "help list show mine overdue open done undo edit search today test testing ping decisions actions",
    "meetings all closed late outstanding ? status commands menu options settings meeting decision",
    "recap nudges export delete remove cancel stop start new mine? finished thanks hello hi ok yes no",
    "correct fix change",
)
_COMMAND = re.compile(
    r"/(?!actions?\b)\w{2,20}\b"
    r"|(?:please )?(?:show|list|see|view|display|open|search|find|edit|delete|remove|undo|correct|print"
    r"|export|get|give me|tell me)(?: me)?(?: (?:all|the|my|our|every|any|latest|last|list of))*"
    r" (?:(?:[\w@.'’-]{1,40} )?(?:[\w@.'’-]{1,40} )?(?:actions|decisions|mine)\b[^:]{0,30}$"
    r"|[ad]\d{1,6}\b|last$|that$|it$|this$|overdue$|open$|help$|action$|decision$)"
    r"|(?:my|all|open|overdue|our|outstanding|late|closed|done|completed|unassigned|latest|recent|the)"
    r" (?:open |overdue |outstanding )?(?:actions?|tasks?|items|decisions?|list)(?: list| log| please)?$"
    r"|(?:actions?|tasks?) (?:mine|open|overdue|list|log|done|for me|due this week|due next week)$"
    r"|(?:actions|tasks) (?:by|of|for|due|assigned to|on|in) [^:]{0,40}$"
    r"|due (?:this|next) (?:week|month)$|due (?:today|tomorrow|soon)$|undo\b.{0,30}$"
)
_QUESTION = re.compile(
    r"(?:who|whose|what(?! about\b)|when|where|why|how(?! about\b)|which|what's|who's|where's|when's|how's"
    r"|whats|whos|is there"
    r"|are there"
    r"|has anyone|has anybody|did|does|do we|do you|do i|have we|have you|has|was|were|am i|are we|is it"
    r"|any news"
    r"|any update|anything|remind me (?:who|what|when|where))\b(?!\s?:)(?![^,]*,)"
)
_REQUEST = re.compile(
    r"(?:maybe|perhaps|possibly|i wonder|wondering|how about|what about)\b|(?:can|could|cld|wld|would|will"
    r"|please can|please could)"
    r"(?! i\b(?! (?:possibly |please |just )?ask\b)| we (?:see|have|know)\b| you (?:tell|show"
    r"|list|see|say)\b)"
    r" |[\w@,&' -]{1,60}\b(?:can|could|would|will|might|are|do|chance) (?:you|u|i ask you)\b"
    r"|@?[a-z]{2,20},? (?:u|you) (?:ok|okay|free|able|happy|alright|good|around)\b|(?:is it possible"
    r"|any chance|may i ask|might|grateful if|i'd be grateful|i would be grateful)\b"
)
_WHO_OF = re.compile(
    r"\b(?:can|could) (?:that|it|this|these|they) (?:please )?be [\w' ]{2,50}\?$|[.,;!–-]\s+(?:(?:maybe"
    r"|perhaps|is that|or)\s)?@?[a-z]{2,20}(?: [a-z]{1,20})?\s?\?$"
)
"""What only asks whether it is somebody's: 'The gutters need clearing. Mal?'."""
_OPEN_FIELD = re.compile(r"\b(?:owner|who|when|date|by|due|lead)\s?[:=(-]?\s?\?+\)?$")
_I_ASK = re.compile(r"(?:please )?(?:can|could|may|might) i (?:possibly |just |please |perhaps )?ask\b")
_SHOULD = re.compile(r"(?:should|shall|ought|does|do) ")
_ANSWER = re.compile(
    r"(?:(?:it's |it is |that's |that is |this is |all |i'm |now |already |nearly |almost |not |isn't )*"
    r"(?:done|finished|complete|completed|sent|sorted|mine|blocked|stuck|yes|no|ok|okay|later|accepted"
    r"|started)"
    r"(?: now| already| today| yesterday| thanks| yet| this| that| it| all| please)*[\s.!]*$)"
    r"|(?:i've(?! (?:kindly )?(?:asked|agreed|offered|promised|volunteered|got)\b)"
    r"|i have(?! to\b| (?:asked|agreed|offered|promised|volunteered)\b)|i did"
    r"|(?:i'm|i am)(?! (?:also |more than |very )?(?:to|happy|going|down|due|able|willing)\b"
    r"| \w{2,14}ing (?:the|an?|our|my|up"
    r"|out|some|all|this|that)\b)|i can't|i cannot|i couldn't|i don't|i won't|can't"
    r"|cannot|not mine"
    r"|sorry,? i|won't|we've|i was|i need more|need more time|more time|ask (?:somebody"
    r"|someone) else)\b(?! to\b)"
)
_ON_RECORD = re.compile(
    r"#?[ad]\s?\d{1,6}$"
    r"|(?:mark|tick off|tick|close|complete|finish|done with|check off) (?:action )?#?a\s?\d{1,6}\b"
)
_RECORD = re.compile(r"#?a\s?(\d{1,6})\b(?!-)")
_GOES_ON = re.compile(
    r"\s*(?:$|[:,–—?.!-]|(?:is|isn't|isnt|was|done|due|not|has|needs?|by|to|can|can't|cannot|will|won't"
    r"|no|now|please|and"
    r"|should|complete|completed|finished|sent|closed|blocked|mine|more|still|reopen|undone|on|until"
    r"|ready|for|until|off"
    r"|waiting|dropped|cancelled|canceled|started|accepted|declined|half|nearly|almost)\b)"
)
_COURTESY = re.compile(
    r"(?:many thanks|thanks|thank you|thankyou|thx|ta|cheers|hello|hi|hey|good morning|good afternoon"
    r"|good evening|sorry"
    r"|great|brilliant|lovely|nice|well done|perfect|ok|okay|welcome|bye|goodbye|congratulations|congrats"
    r"|apologies"
    r"|good work|great work|excellent|wonderful|super|morning|see you|never mind|nevermind|ignore)\b"
)
_TEST = re.compile(
    r"(?:this is |just |only |i'm |i am |another )*(?:a |an |the )?(?:test|testing|tset|tests|trial|dummy"
    r"|asdf+|foo|bar"
    r"|xxx+|blah|ping|lorem ipsum|qwerty)(?:[\s,.!-]+(?:\d|one|two|three|test|testing|message|action"
    r"|please|ignore|this"
    r"|post|only|entry|of the bot|run|if this works|blah|bar|to see)[\w\s,.!-]{0,40})?[\s.!\d]*$"
    r"|does this work"
    r"|(?:please )?ignore(?: this| me| that| please)?[\s.!]*$"
)


def is_question(plain: Plain) -> bool:
    """Tell whether a text asks something, rather than that somebody does something."""
    text = plain.folded.strip()
    if leaves_open(plain) or "|" in text.split("\n")[0]:
        return False
    if _QUESTION.match(text):
        return True
    if _WHO_OF.search(text):
        return False
    return text.endswith("?") and not _REQUEST.match(text) and not _SHOULD.match(text)


def leaves_open(plain: Plain) -> bool:
    """Tell whether a text ends with a field that is still open: 'find a caterer, owner: ?'."""
    return _OPEN_FIELD.search(plain.folded.rstrip()) is not None


def is_asked_of(plain: Plain) -> bool:
    """Tell whether a question asks somebody for work in so many words: 'could I ask Priya to write?'."""
    return _I_ASK.match(plain.folded) is not None


def may_be_meant(plain: Plain) -> bool:
    """Tell whether a question may mean that somebody is to do something: 'should Val write to them?'."""
    text = plain.folded.strip()
    return text.endswith("?") and bool(_SHOULD.match(text))


def is_command(plain: Plain) -> bool:
    """Tell whether a text is a command for something else, or a test."""
    bare = plain.folded.strip(" .!,").removesuffix("please").rstrip(" ,.!")
    return bare in _COMMANDS or bool(_COMMAND.match(bare) or _TEST.match(bare))


def gives_no_work(plain: Plain, known: Known) -> bool:
    """Tell whether a text is a command, an answer, a courtesy or a test: for others to answer."""
    text = plain.folded.strip(" .!,")
    if not text:
        return False
    if is_command(plain) or _ANSWER.match(text):
        return True
    if _COURTESY.match(text) and len(text) < 60 and not _gives(plain):
        return True
    if _ON_RECORD.match(text):
        return True
    found = _RECORD.match(text)
    numbers = {action.number for action in known.actions}
    return bool(found and int(found[1]) in numbers and _GOES_ON.match(text, found.end()))


def _gives(plain: Plain) -> bool:
    """Tell whether a courtesy goes on with somebody's work: 'Thanks, Val to send them round'."""
    text = plain.folded
    return " to " in text or ":" in text or " by " in text or bool(plain.named)
