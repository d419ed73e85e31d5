"""Small things that every sentence may need: numbers in words, a large first letter, words in a row."""

NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number(count: int) -> str:
    """Return a count in words up to twelve, in digits beyond: 'no', 'two', '13'."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def begin(sentence: str) -> str:
    """Return a sentence with its first letter large; names in it keep theirs."""
    return sentence[:1].upper() + sentence[1:]


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of some lines, which are easier to read than a list of texts."""
    return frozenset(word for line in lines for word in line.split())


def phrase_list(*lines: str) -> tuple[str, ...]:
    """Return the phrases of some lines, which commas part."""
    return tuple(phrase.strip() for line in lines for phrase in line.split(","))
