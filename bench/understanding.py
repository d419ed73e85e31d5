"""How much of what people type is understood, by subject, and how long that takes."""

import json
import time
from collections import Counter

from bench import _running
from bot.language import dates
from tests.understanding import sentences
from tests.understanding.judging import Judged, Verdict, judge

SUBJECTS = ("decisions", "actions", "meetings", "answers", "lookups", "capture")


def main() -> None:
    """Print one line of JSON for each subject, of the sentences that were set aside and of the others."""
    dates.warm()
    for subject in SUBJECTS:
        for aside in (False, True):
            print(json.dumps({"bench": "understanding", "subject": subject} | _scored(subject, aside=aside)))


def _scored(subject: str, *, aside: bool) -> dict[str, object]:
    judged: list[Judged] = []
    seconds: list[float] = []
    for row in sentences.of(subject, aside=aside):
        began = time.thread_time()
        judged.append(judge(row))
        seconds.append(time.thread_time() - began)
    verdicts = Counter(each.verdict for each in judged)
    figures: dict[str, object] = {
        "set_aside": aside,
        "sentences": len(judged),
        "right": round(verdicts[Verdict.RIGHT] / len(judged), 3),
        "silently_wrong": verdicts[Verdict.SILENTLY_WRONG],
    }
    return figures | _running.spread(seconds)


if __name__ == "__main__":
    main()
