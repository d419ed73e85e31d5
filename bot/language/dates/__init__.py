"""What somebody means by 'by next Friday': a day, or a question to ask them; never a guess.

`read` takes a phrase, `find` looks for one in a sentence. Both are pure: all that a phrase may depend on is
in the `Calendar` that is handed in. dateparser alone is not enough: it guesses where there are two readings
('3/12'), takes '1700' for a year, and does not know 'end of month' or 'the next meeting'. So our own rules
come first. From the phrase to the answer:

    normalise.plain      one spelling: case, accents, quotes, widths
    normalise.canonical  one language, by the dictionary: 'vendredi prochain' → 'friday next'
    phrases.resolve      our own rules: weekdays, months, numeric, periods, durations, meetings
    with_dateparser.ask  dateparser, for what is left, strictly checked
    checks.settle        past, far off or ambiguous → a question
"""

from bot.language.dates.answers import Calendar, FoundDate, Question, Understood, due_at, echo
from bot.language.dates.finding import find
from bot.language.dates.reading import read
from bot.language.dates.with_dateparser import languages, warm
from bot.language.dates.wording import without

__all__ = [
    "Calendar",
    "FoundDate",
    "Question",
    "Understood",
    "due_at",
    "echo",
    "find",
    "languages",
    "read",
    "warm",
    "without",
]
