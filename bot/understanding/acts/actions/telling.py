"""The words behind somebody's name that tell them to do what follows: 'will', 'has kindly agreed to'.

They are put together from few parts, since people join them in every way: 'is', 'has' or nothing, an adverb,
and what was agreed, asked, said or wished of them.
"""

import re

from bot.language.wording import word_set
from bot.understanding.acts.actions.words import Words

_BESIDE = (
    r"(?:(?:very |so )?(?:kindly|generously)|also|then|now|still|just|again|already|since|really|hopefully"
    r"|hereby|formally|accordingly|duly|provisionally|therefore|however|in turn|in the meantime|meanwhile"
    r"|probably|definitely)\s"
)
_IS = r"(?:(?:'s|is|are|am|was|were|has|have|had|has been|have been|had been|been|being)\s)?"
_AGREED = (
    r"(?:agreed|agrees?|agreeing|offered|offers?|offering|volunteered|volunteers?|volunteering|promised"
    r"|promises?|undertook|undertaken|undertakes?|committed|commits?|pledged|pledges?|asked|tasked|requested"
    r"|nominated|appointed|assigned|instructed|reminded|told|delegated|expected|meant|supposed|scheduled|due"
    r"|down|left|going|happy|willing|keen|planning|plans?|aiming|aims?|hoping|hopes?|intending|intends?"
    r"|wants?|wanting|ready|able|the one)"
)
_WILL = (
    r"(?:will|shall|would|should|must|'ll|gonna|gotta|got to|(?:ought|needs?|ha(?:s|ve)|need|had) to"
    r"|had better|to (?:please|kindly|remember to|not forget to|make sure to)|be (?:able|willing|asked) to)"
)
_FOR_WHICH = (
    r"(?:(?:gets|has|got|takes on|took on) the (?:job|task|role) of|responsible for|in charge of"
    r"|charged with|tasked with|entrusted with|down for|lined up for"
    r"|on the hook for|accountable for|responsible to(?! the\b| our\b| an?\b))"
)
_JOB = (
    r"(?:next |first |main |other )?(?:job|task|actions?|turn|homework|bit|to-do|todo|(?:to-do "
    r"|todo )?list)(?: is)?"
    r"(?: to|\s?[:–—-])"
)
_POLITE = r"(?:please|pls|plz|kindly)"
_OF_YOU = (
    r"(?:you (?:very )?(?:kindly )?(?:said|agreed|offered|promised|volunteered)(?: that)? (?:you'd"
    r"|you would|you'll"
    r"|you will|to)|(?:please |can i |could i |may i )?ask you to|you (?:to|could|can|need to)"
    r"|(?:please |any chance |if )?(?:can|could|would|will|might|cld|cud|wld|wud|cn) (?:you|u|ya)"
    r"|do (?:you|u) mind|are (?:you|u|ya) (?:able|willing) to|(?:are )?(?:you|u|ya) (?:ok|okay|alright"
    r"|free|happy|able|good|up|around|available) to|(?:any chance|if) you"
    r" (?:could|can|wouldn't mind))"
    r"(?:\s(?:please|pls|plz|kindly|possibly|perhaps|also|just|mind|able to|be able to|willing to"
    r"|be willing to"
    r"|be so kind as to)){0,3}"
)
_AFTERWARDS = (
    r"(?:\s(?:(?:very )?kindly|to|please|pls|need to|have to|be asked to|be able to|be going to|remember to"
    r"|not forget to|make sure to|be sure to|also|then)){0,2}"
)
_TOLD = re.compile(
    rf"(?:{_BESIDE}){{0,2}}"
    rf"(?:(?:can|could) possibly|(?:don't|do not|dont) forget(?: to| about)?|remember(?: to| about)?"
    rf"|{_OF_YOU}|{_POLITE}"
    rf"|(?:{_BESIDE}){{1,2}}to|{_IS}(?:{_BESIDE}){{0,2}}(?:(?:{_AGREED}|is|are|am) to|{_FOR_WHICH}|{_WILL}"
    rf"|{_JOB}))"
    rf"{_AFTERWARDS}(?=[\s:]|$)\s?"
)
"""What stands between somebody and what they are told to do."""


_SAYS = re.compile(
    r"(?:(?:has|have|had|'s)\s)?(?:(?:very )?kindly\s)?"
    r"(?:reported|advised|explained|indicated|stated|announced|mentioned|noted|agreed|says?|said|confirms?"
    r"|confirmed|promised|promises|reckons|reckoned|thinks|thought|suggested|hopes|(?:told|tells|assured)"
    r" (?:us|me|everyone|everybody|the group))"
    r"(?: that)? (?:she|he|they)(?:'ll|'d|'s going to|'s happy to| will| would| can| could| should"
    r"| is going to| is happy to| is to| are going to| are happy to| might)(?=\s)\s"
)
_WILL_DO = re.compile(
    r"(?:(?:has|have|'s) )?(?:said|says|agreed|offered|volunteered|promised)(?: (?:that )?(?:she|he|they)"
    r"(?:'ll| will|'d| would| can| could)| to)?(?: do (?:it|that|this|so))?[\s.!]*$"
)
_DOES = re.compile(
    rf"(?:(?:is|are|am|r|'s|'re|will be|'ll be|was|were)\s)?(?:{_BESIDE}){{0,2}}(?=\w{{2,20}}ing\s)"
)
_ON = re.compile(
    r"(?:(?:is|are|'s|r|to be) )?on (?!leave|holiday|annual|sick|maternity|paternity|call|duty|site|board"
    r"|(?:the|his|her)"
    r" (?:board|way)|it\b|about|behalf|time|track|hold|mon|tue|wed|thu|fri|sat|sun|\d|monday|next|this"
    r"|zoom|teams)"
)
"""How it is said what is somebody's: 'Mal on gutters'."""
NO_WORK = word_set(
    "not never be attend join come miss arrive leave see no chair let try think know also then like have",
    "prefer rather love go",
)
"""What follows 'Val will' where it says what will happen, and not what she is to do."""
_VOWELS = frozenset("aeiouy")
_IS_OR_FEELS = word_set(
    "being having going coming leaving attending joining missing waiting hoping thinking wondering feeling",
    "struggling suffering running looking retiring standing chairing asking saying meaning",
)
"""What somebody is doing that is no work of theirs."""
_NO_DOING = word_set(
    "according during regarding concerning including excluding following considering training meeting",
    "building funding morning evening",
)
"""What follows a name and is done by nobody: 'Mal following the fair', 'Val meeting notes'."""


def hint(words: Words, at: int) -> int:
    """Return the place of what somebody is said to be doing, or to have taken on; 0 where it is none."""
    if said := says(words, at):
        return said
    if on := words.through(at, _ON):
        return on
    begun = words.through(at, _DOES) or at
    word = words[begun]
    does = word.endswith("ing") and not _VOWELS.isdisjoint(word.removesuffix("ing"))  # 'ring' is to be done
    if not does or words.capital(begun) or begun + 1 >= len(words) or word in _IS_OR_FEELS:
        return 0
    return begun if begun > at or words[at - 1].endswith("'s") or word not in _NO_DOING else 0


def says(words: Words, at: int) -> int:
    """Return the place after what somebody says that they will do; 0 where they say nothing of that."""
    end = words.through(at, _SAYS)
    return 0 if words[end] in NO_WORK else end


def volunteers(words: Words, at: int) -> bool:
    """Tell whether all that follows a name is that they will: '…, and Kate has said she will'."""
    return words.through(at, _WILL_DO) >= len(words)


def end(words: Words, at: int) -> int:
    """Return the place after the words that tell somebody what to do; 0 where none stand at a place."""
    return words.through(at, _TOLD)
