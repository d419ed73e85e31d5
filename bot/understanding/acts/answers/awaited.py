"""The part of a line that says what work waits for, whoever's it is and whatever else is said."""

from bot.language.wording import word_set
from bot.understanding import spoken_days
from bot.understanding.acts.answers import signs
from bot.understanding.line import Line

_OF_ONESELF_SAID = word_set("i we my our i'm then that this it")
_A_CLAUSE = 3
"""So many words at least tell of something that happens before: 'before Sam 's figures come'."""
_REACH = 9
"""So many words may stand between 'can't' and 'until'."""


def part_of(line: Line) -> Line | None:
    """Return the part of a line that says what work waits for; None where it waits for nothing."""
    found = signs.BLOCKED.search(line.flat)
    if found is not None:
        return line.part(line.flat.count(" ", 0, found.end() + 1) - 1, len(line.pieces))
    texts = [piece.text for piece in line.pieces]
    if "since" in texts and "waiting" in texts[: texts.index("since")]:
        since = texts.index("since")
        ends = (at for at, text in enumerate(texts) if since < at <= since + _REACH and text in ("for", "on"))
        at = next(ends, None)
        if at is not None:
            return line.part(at + 1, len(texts))  # 'waiting since Monday for the addresses'
    for at in range(len(texts) - 2):
        if texts[at] == "not" and (at == 0 or texts[at - 1] in ("can", "could", "will", "possible", "able")):
            for end in range(at + 1, min(at + _REACH, len(texts) - 1)):
                if _is_bound(texts[end], texts[end + 1 :]):
                    return line.part(end + 1, len(texts))
    return None


def _is_bound(word: str, after: list[str]) -> bool:
    """Tell whether what comes after a word says what work waits for: 'until the council answers'."""
    of_others = after[0][0] == "@" or (len(after) >= _A_CLAUSE and after[0] not in _OF_ONESELF_SAID)
    if word == "before" and not of_others:
        return False
    return word in ("until", "without", "unless", "before") and _may_wait(after)


def _may_wait(texts: list[str]) -> bool:
    """Tell whether words name something that work may wait for, in a clause of their own."""
    return (
        len(texts) > 1 and texts[0][0].isalnum() | (texts[0][0] == "@") and not spoken_days.promises(texts[0])
    )


def needed(line: Line) -> Line | None:
    """Return the part of a line that says what is needed first: 'need A3 first'."""
    found = signs.NEEDED.search(line.flat)
    if found is None or not line.flat.rstrip(" .!").endswith(" first"):
        return None
    return line.part(line.flat.count(" ", 0, found.end() + 1) - 1, len(line.pieces))
