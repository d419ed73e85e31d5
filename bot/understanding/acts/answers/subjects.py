"""Of whom a clause speaks: of its writer, of the work, or of somebody else."""

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers.heard import Heard

_TURNS = word_set("and but because as so though since , . ; : - ! \n")
_ADVERBS = word_set("not still just never also really only yet already even quite simply")
"""What may stand before a verb without being what it is said of."""
_VERBS = word_set("is are was were has have had will can does do did 's")
_SUBJECTS = word_set(
    "you i we it this that these those they all everything yes one mine me us both work ok sure yep"
    " there which"
    " fine great happy glad will course no right good and but so , . - ! : ;"
)


def is_of_somebody(heard: Heard, said: str) -> bool:
    """Tell whether the last clause said so far is about somebody else: 'Lena can't do it either'."""
    words = said.split()
    start = max((at for at, word in enumerate(words) if word in _TURNS), default=-1) + 1
    return is_of_others(heard, words[start:])


def is_of_others(heard: Heard, words: list[str]) -> bool:
    """Tell whether the first verb among words has a subject that is neither their writer nor the work."""
    verb = next((at for at, word in enumerate(words) if word in _VERBS and words[at - 1 : at] != ["to"]), 0)
    own = [each for action in heard.actions for each in likeness.words_of(action.text)]
    subject = [word for word in words[:verb] if word not in _ADVERBS]
    return bool(subject) and not any(
        word in _SUBJECTS
        or word[0] in "A:"
        or not word.isascii()
        or any(likeness.alike(word, each) for each in own)
        for word in subject
    )
