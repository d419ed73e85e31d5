"""What is typed in another shape than it is meant: dictated marks, labels on lines of their own."""

import re

from bot.understanding.plain import Plain

_FULL_STOP = re.compile(r"(?<! a)(?<!the)(?<! no) (?:full stop|fullstop)(?=$|[\s.])")
_COMMA = re.compile(r" comma(?=$|\s)")
_COLON = re.compile(
    r"\b(?:agreed|decided|decision|reason|proposed|proposal|approved|rejected|deferred|resolved|action"
    r"|parked)"
    r"(?P<mark> colon)(?=\s)"
)
_LABEL = re.compile(
    r"(?:(?:the |our )?(?:decisions?|reasons?|rationale|why|grounds|conditions?|votes?|result|outcome|status"
    r"|proposal|resolution))[ ]?$",
    re.IGNORECASE | re.MULTILINE,
)
_MOST = 20


def written(text: Plain) -> Plain:
    """Return a text with 'full stop' as a mark, and with a colon behind each label on a line of its own."""
    return _labelled(_stopped(text))


def _stopped(text: Plain) -> Plain:
    marks = [(match.start(), match.end(), ".") for match in _FULL_STOP.finditer(text.folded)]
    marks += [(match.start(), match.end(), ",") for match in _COMMA.finditer(text.folded)]
    marks += [(match.start("mark"), match.end("mark"), ":") for match in _COLON.finditer(text.folded)]
    return _replaced(text, sorted(marks)[:_MOST])


def _labelled(text: Plain) -> Plain:
    """Put a colon behind 'Decision' and 'Rationale' where what they are of stands below them."""
    lines = [match for match in _LABEL.finditer(text.text) if _is_line(text.text, match)][:_MOST]
    return _replaced(text, [(match.end(), match.end(), ":") for match in lines])


def _is_line(text: str, match: re.Match[str]) -> bool:
    begins = match.start() == 0 or text[match.start() - 1] == "\n"
    return begins and text[match.end() :].strip() != ""


def _replaced(text: Plain, places: list[tuple[int, int, str]]) -> Plain:
    for start, end, mark in reversed(places):
        after = text.cut(end, len(text.text))
        stop = text.cut(0, start).then(Plain(mark, folded=mark))
        gap = text.text[end : end + 1]
        text = (stop.then(Plain(gap, folded=gap)) if gap.isspace() else stop).then(after)
    return text
