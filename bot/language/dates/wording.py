"""The wording of a piece of work without the words that say by when."""

from bot.language import slack_text
from bot.language.dates.answers import FoundDate

BEFORE = " \t,;:(–—-"
AFTER = " \t,;)"
DASHES = "–—-"
ARTICLES = (" the", " a", " an")
LABELS = ("due date", "date", "when", "timescale", "deadline", "due", "time")
"""What leads up to a day in minutes and tables: 'draft the paper, due date: 4 December'."""


def without(text: str, found: FoundDate) -> str:
    """Return the text without its due phrase, and without the commas, brackets and dashes that joined it.

    What is part of the work stays: 'come to the fair on Friday' says nothing without its day.
    """
    if not found.leaves:
        return text
    taken = text[found.start : found.end]
    article = next((word for word in ARTICLES if taken.lower().endswith(word)), "")
    led = text[: found.start].rstrip(" \t")
    before = _unlabelled(led.rstrip(BEFORE))
    joined = AFTER + (DASHES + ":." if not before else DASHES if led[-1] in DASHES else "")
    # A bracket that the phrase shares with other words is theirs.
    shared = before.count("(") != before.count(")")
    after = text[found.end - len(article) :].lstrip(joined.replace(")", "") if shared else joined)
    joint = "" if not before or after[:1] in tuple(".:?!)") or before[-1:] == "\n" else " "
    return slack_text.clean(f"{before}{joint}{after}").rstrip(" ,;–—-")


def _unlabelled(before: str) -> str:
    for label in LABELS:
        kept = before[: -len(label)] if before.lower().endswith(label) else ""
        if kept and kept[-1] in BEFORE and kept.rstrip(" \t")[-1:] in tuple(",;(–—-"):
            return kept.rstrip(BEFORE)
    return before
