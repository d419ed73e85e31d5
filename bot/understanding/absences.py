"""Whether words tell of leave, illness or too much work: what people say of themselves in passing."""

import re

from bot.language.wording import word_set

_WORDS = re.compile(r"[^\W_][\w']*")
_AWAY = (
    *("on leave", "annual leave", "sick leave", "maternity leave", "paternity leave", "parental leave"),
    *("compassionate leave", "study leave", "carers leave", "carer's leave", "on my leave", "on holiday"),
    *("on holidays", "on vacation", "off sick", "off work", "signed off", "out of office"),
    *(
        "out of the office",
        "in hospital",
        "in rehab",
        "in therapy",
        "sick note",
        "too busy",
        "snowed under",
        "overworked",
    ),
    *("my workload", "not feeling well", "i'm not well", "burnt out", "burned out", "signed me off"),
    *("on my plate", "flat out", "no capacity", "at capacity", "up to my eyes", "up to my neck", "no energy"),
    *("run off my feet", "rushed off my feet", "drowning in", "too stretched", "struggling to cope"),
    *("mental health day", "mental health isn't", "mental health is not", "my mental health"),
    *("panic attack", "panic attacks", "nervous breakdown", "passed away", "time off", "morning sickness"),
    *("doctor's appointment", "doctors appointment", "hospital appointment", "dentist appointment"),
    *("dentist's appointment", "dentists appointment", "gp appointment", "medical appointment"),
    *("antenatal appointment", "appointment at the doctor's", "appointment at the hospital"),
    *("ar wyliau", "en congé", "im urlaub", "de vacaciones"),
)
"""Leave, illness and workload, in words that hardly mean anything else."""
_AWAY_OF_ONESELF = word_set(
    "ill sick unwell poorly covid flu hospital surgery away leave holiday holidays bereavement funeral"
    " rehab hospice therapy counselling bedridden injured dying pregnant depressed anxious stressed ivf"
    " operation cancer diagnosed miscarriage divorce broken-hearted grieving exhausted overwhelmed tired"
    " busy overloaded"
)
"""Words that mean it when people speak of themselves."""
_PERSONAL = word_set(
    "swamped knackered shattered burnout migraine migraines chemo chemotherapy radiotherapy covid dialysis"
    " insomnia concussion bedridden bereaved pregnant unwell poorly flu norovirus tonsillitis shingles"
    " overworked overstretched snowed depression anxiety sepsis pneumonia appendicitis vomiting feverish"
)
"""Words that mean it in a text about oneself wherever they stand, and in one of a few words."""
_FAMILY = word_set(
    "mum mam mom mother dad father wife husband partner son daughter child children kid kids baby sister"
    " brother gran nan grandma grandad grandfather grandmother nephew niece aunt uncle parents toddler family"
    " girlfriend boyfriend dog cat"
)
_OF_FAMILY = (
    _AWAY_OF_ONESELF | _PERSONAL | word_set("died death dead fell fallen stroke heart accident ward icu a&e")
)
"""What tells of one's own absence when it is said of one's family."""
_OURS = word_set("my our")
_FEW = 4
_ONESELF = word_set("i i'm im i've ive i'll my me")
_OF_ONESELF_AT_ONCE = word_set("i'm im am is been be feel feeling was off on i'll")
"""What stands close before such a word when it is about the writer."""
_OF_ABSENCE = _OF_ONESELF_AT_ONCE | word_set("were had have having being with from my back")
"""What stands close before such a word in a clause beside one about work."""


def are_told_in(folded: str) -> bool:
    """Tell the same of a text in lower case, with straight quotes."""
    return are_told(_WORDS.findall(folded))


def are_told(words: list[str]) -> bool:
    """Tell whether a text says that its writer is away, ill or overworked."""
    about_oneself = any(word in _ONESELF for word in words)
    personal = not _PERSONAL.isdisjoint(words) and (about_oneself or len(words) <= _FEW)
    if personal or _names_absence(words) or _is_of_family(words):
        return True
    return about_oneself and _comes_after(_OF_ONESELF_AT_ONCE, words)


def _is_of_family(words: list[str]) -> bool:
    """Tell whether a text says that somebody of the writer's family is ill, or has died."""
    own = any(words[at - 1] in _OURS and word in _FAMILY for at, word in enumerate(words) if at)
    return own and not _OF_FAMILY.isdisjoint(words)


def _names_absence(words: list[str]) -> bool:
    together = f" {' '.join(words)} "
    return any(f" {phrase} " in together for phrase in _AWAY)


def _comes_after(these: frozenset[str], words: list[str]) -> bool:
    """Tell whether a word that can mean an absence comes close after one of these."""
    return any(
        word in _AWAY_OF_ONESELF and any(each in these for each in words[max(0, at - 3) : at])
        for at, word in enumerate(words)
    )


def are_told_beside_work(words: list[str]) -> bool:
    """Tell whether a clause beside one about work is about an absence: it need not say whose."""
    alone = not _AWAY_OF_ONESELF.isdisjoint(words[-1:])
    return alone or _names_absence(words) or _comes_after(_OF_ABSENCE, words)
