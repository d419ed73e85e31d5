"""What is never recorded unseen: what a hand on the keyboard types, and what only tells who came and went."""

import re

from bot.language.wording import word_set
from bot.understanding import people
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouwyàáâäèéêëìíîïòóôöùúûüŵŷ]")
_FILLS = word_set(
    "lorem ipsum dolor blah bla foo bar baz asdf asdfg asdfgh asdfghjkl qwerty qwertyuiop",
    "qwer zxcv zxcvbn hjkl",
    "jkl",
    "xxx xxxx xyz abc abcd aaa aaaa bbb dfg sdf fgh dsa wibble something stuff whatever dummy",
)
_MOST_WORDS = 6
_CAME_OR_WENT = re.compile(
    r"(?:,? (?:and|&) .{2,40}?)?(?: (?:has|have|had|then|also|both))?"
    r" (?:left|joined|arrived|rejoined|came in|went home|dropped out|stepped out|logged (?:on|off|in)"
    r"|turned up"
    r"|declared (?:an |a )?(?:conflict of )?interest|(?:was|were) (?:late|absent|away|present|in attendance)"
    r"|sent (?:his|her|their) apologies|gave (?:his|her|their) apologies)(?![\w'])"
)
_LONGEST_NAME = 60


def is_noise(text: Plain) -> bool:
    """Tell whether a few words say nothing: no word at all, one again and again, or none with a vowel."""
    words = _WORD.findall(text.folded[:200])
    if not words or len(words) > _MOST_WORDS or len(text.text) > len(text.folded[:200]):
        return False
    again = len(words) > 1 and len(set(words)) == 1
    nothing = all(word in _FILLS or (len(word) > 2 and not _VOWEL.search(word)) for word in words)
    return again or nothing


def tells_who_came(text: Plain, known: Known) -> bool:
    """Tell whether a text says no more than that somebody came, left, or declared an interest."""
    named = people.spot(text.cut(0, _LONGEST_NAME), known)
    return bool(named) and named[0].start == 0 and _CAME_OR_WENT.match(text.folded, named[0].end) is not None
