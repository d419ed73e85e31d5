"""Why somebody is written to, and what comes next, where they ask that: 'why am I getting this?'."""

from bot.language.wording import word_set
from bot.understanding.line import Line, phrases

_REACHES = word_set(
    "getting get got receiving receive received sending send sent asking ask asked telling told writing write"
    " messaging message messaged reminding remind reminded nudging nudge nudged chasing chase contacting"
    " contact pinging ping emailing notifying notified"
)
_BESIDE_WHY = _REACHES | word_set(
    "why and sorry hi hello please but just exactly am i do did are is was have been being you me to it this"
    " these those still keep keeps another one again about always so many much all the a of such any from bot"
    " messages message reminders reminder nudges nudge notifications notification dm dms prompts emails"
)
_WHAT_NEXT = phrases(
    "what comes next, what happens next, what happens now, what will happen next, what is next"
    ", when will you remind me, when will you ask me, when do you remind me, when will i hear from you"
    ", when will you write to me, when is the next reminder, when is my next reminder"
)
_BESIDE_NEXT = word_set(
    "and what when will you remind me ask do i hear from write to comes happens happen next now is the my"
    " reminder again then please ok thanks"
)


def is_asked(line: Line) -> bool:
    """Tell whether a line asks why its writer is written to, or when that will be again, and nothing else."""
    words = line.words
    if "why" in words[:3]:
        return not _REACHES.isdisjoint(words) and all(word in _BESIDE_WHY for word in words)
    return line.has(_WHAT_NEXT) and all(word in _BESIDE_NEXT for word in words)
