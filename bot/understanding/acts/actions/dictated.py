"""Text that was dictated, with its marks as words: 'rosa comma please ring them by friday full stop'."""

import re
from collections.abc import Mapping

from bot.understanding.plain import Plain

_MARKS: Mapping[str, str] = {
    "full stop": ".",
    "comma": ",",
    "question mark": "?",
    "exclamation mark": "!",
    "exclamation point": "!",
    "colon": ":",
    "semicolon": ";",
    "new line": "\n",
    "newline": "\n",
    "new paragraph": "\n",
}
_SPOKEN = re.compile(rf"(?<=\w)\s({'|'.join(_MARKS)})(?=\s|$)")
_SOUNDS = re.compile(r"(?<=\w)\s(?:um+|uh+|uhm|erm?|hmm+)(?=\s\w)")
_A_MARK = ("a", "the", "each", "every", "no", "missing", "extra", "of")
"""What stands before a mark that is spoken of: 'put the comma back'."""
_MOST = 40


def _without_sounds(plain: Plain) -> Plain:
    """Return a text without 'um' and the like between its words: 'can we put um Priya down to ask'."""
    made, last = Plain(""), 0
    for one in list(_SOUNDS.finditer(plain.text))[:_MOST]:
        made, last = made.then(plain.cut(last, one.start())), one.end()
    return made.then(plain.cut(last, len(plain.text))) if last else plain


def written(plain: Plain) -> Plain:
    """Return a text with marks in the place of their names, where it has no other marks than those."""
    plain = _without_sounds(plain)
    text = plain.folded
    found = [one for one in _SPOKEN.finditer(text) if text[: one.start()].split()[-1] not in _A_MARK][:_MOST]
    if not found or any(mark in text for mark in ",;:?!\n"):
        return plain
    if len(found) == 1 and found[0].end() < len(text.rstrip()) and found[0][1] != "comma":
        return plain
    made, last = Plain(""), 0
    for one in found:
        made = made.then(plain.cut(last, one.start()))
        mark = _MARKS[one[1]]
        made = Plain(made.text + mark, made.named, "", made.folded + mark)
        last = one.end()
    return made.then(plain.cut(last, len(plain.text)))
