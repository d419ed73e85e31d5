"""What somebody means by 'by next Friday': a day, or a question to ask them; never a guess.

`read` takes a phrase, `find` looks for one in a sentence. Both are pure: all that a phrase may depend on is
in the `Calendar` that is handed in. The rules, from the phrase to the answer:

    words.plain      one spelling: case, accents, quotes, widths        words.py, vocabulary.py
    words.canonical  one language: 'vendredi prochain' → 'friday next'
    phrases.resolve  our own rules: weekdays, months, numeric, periods, durations, meetings
    elsewhere.ask    dateparser, for what is left, strictly checked
    settling.settle  past, far off or ambiguous → a question
"""

from bot.language.dates.elsewhere import languages, warm
from bot.language.dates.finding import find
from bot.language.dates.reading import read
from bot.language.dates.values import Calendar, Found, Question, Understood, due_at, echo

__all__ = [
    "Calendar",
    "Found",
    "Question",
    "Understood",
    "due_at",
    "echo",
    "find",
    "languages",
    "read",
    "warm",
]
