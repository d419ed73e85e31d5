"""What a hand on the keyboard types: 'asdf', 'blah blah', which is never recorded unseen."""

import re

from bot.language.wording import word_set
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


def is_noise(text: Plain) -> bool:
    """Tell whether a few words say nothing: no word at all, one again and again, or none with a vowel."""
    words = _WORD.findall(text.folded[:200])
    if not words or len(words) > _MOST_WORDS or len(text.text) > len(text.folded[:200]):
        return False
    again = len(words) > 1 and len(set(words)) == 1
    nothing = all(word in _FILLS or (len(word) > 2 and not _VOWEL.search(word)) for word in words)
    return again or nothing
