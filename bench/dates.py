"""How long reading a due phrase takes once warm, in milliseconds: prints one JSON line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median, quantiles
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.language import dates

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LOCALES = ("en-GB", "en-US", "cy-GB", "fr-FR", "de-DE", "es-ES", "it-IT", None)
PHRASES = (
    "next Friday",
    "a week on Friday",
    "in a fortnight",
    "before the next meeting",
    "last working day of the month",
    "3/12/2026",
    "Friday, 4th of December, 2026 at 5pm",
    "dydd Gwener nesaf",
    "la semaine prochaine",
    "nächsten Freitag",
    "el próximo viernes",
    "3 dicembre 2026",
    "when it is ready",
    "next time we all happen to be in the same room with the treasurer",
    "a week from " * 7 + "Friday",
    "1 2 3 4 monday tuesday december " * 3,
    "Friday or " * 9 + "Friday",
    "x" * 100,
    "9" * 12_000,
    "before " * 2_000,
)
SENTENCES = (
    "draft the scope paper by next Friday so that the steering group can agree it",
    "We may revisit this",
    "by 3 people " * 1_000,
)
ROUNDS = 20


def timings() -> Iterator[float]:
    """Yield the milliseconds of each reading, another day each round so that no answer is remembered."""
    for round_number in range(ROUNDS):
        now = NOW.replace(day=1 + round_number)
        for locale in LOCALES:
            calendar = dates.Calendar(now, ZoneInfo("Europe/London"), locale)
            for phrase in PHRASES:
                start = perf_counter()
                dates.read(phrase, calendar)
                yield (perf_counter() - start) * 1000
            for sentence in SENTENCES:
                start = perf_counter()
                dates.find(sentence, calendar)
                yield (perf_counter() - start) * 1000


def main() -> None:
    """Warm up, measure, print."""
    start = perf_counter()
    dates.warm()
    warming = (perf_counter() - start) * 1000
    taken = list(timings())
    figures = {
        "bench": "dates",
        "phrases": len(taken),
        "warm_ms": round(warming),
        "p50_ms": round(median(taken), 3),
        "p99_ms": round(quantiles(taken, n=100)[98], 3),
        "max_ms": round(max(taken), 3),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
