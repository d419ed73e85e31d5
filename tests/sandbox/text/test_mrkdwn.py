"""Slack's markup, as plain words and as runs that are dressed alike."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.text import mrkdwn

NAMES = {"U1": "Ade", "C1": "wellbeing-board", "S1": "carers"}

READ = {
    "*bold*, _leaning_, ~gone~ and `code`": "bold, leaning, gone and code",
    "*_both_*": "both",
    "```a = b```": "a = b",
    "`*a*` and ```_b_```, but ``` alone": "*a* and _b_, but ``` alone",
    "ask <mailto:ade@example.org>": "ask ade@example.org",
    "2 * 3 * 4 and snake_case_name": "2 * 3 * 4 and snake_case_name",
    "Ask <@U1> in <#C1>": "Ask @Ade in #wellbeing-board",
    "Ask <@U9> or <@U8|sam>": "Ask @U9 or @sam",
    "<!subteam^S1>, <!subteam^S2|@chairs>, <!subteam^S3>": "@carers, @chairs, @S3",
    "<!here> and <!channel>": "@here and @channel",
    "due <!date^1800000000^{date}|15 January>": "due 15 January",
    "see <https://example.org/_a_|the *minutes*>": "see the *minutes*",
    "see <https://example.org/_a_>": "see https://example.org/_a_",
    "&lt;!channel&gt; &amp;lt; R&amp;D": "<!channel> &lt; R&D",
    "&gt; quoted\nplain": "quoted\nplain",
    "*_~`all at once`~_*": "all at once",
    "\ue000`7`\ue001 <@U1>": "7 @Ade",
}


@pytest.mark.parametrize(("text", "plainly"), READ.items())
def test_mrkdwn_reads_without_its_marks(text: str, plainly: str) -> None:
    assert mrkdwn.plain(text, NAMES) == plainly


READER = mrkdwn.Reader(
    {"U1": "Priya", "C1": "board"}, datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Asia/Kolkata"))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* c", ["a ", "strong:b", " c"]),
        ("*b _i_*", ["strong:b ", "strong+em:i"]),
        ("2*3*4 snake_case_name", ["2*3*4 snake_case_name"]),
        ("`a *b*` &lt;i&gt;", ["code:a *b*", " <i>"]),
        ("<@U1> in <#C1>, <!channel>", ["@Priya", " in ", "#board", ", ", "@channel"]),
        ("_see <https://x.org/a_b|here>_", ["em:see ", "em:here→https://x.org/a_b"]),
        ("<javascript:x|here>", ["here"]),
        ("<!date^1795424400^{date_short_pretty} at {time}|then>", ["today at 14:30"]),
        ("<!date^1795510800^{date_long}|then>", ["Tuesday 24 November 2026"]),
        ("<!date^x^{date}|then>", ["then"]),
    ],
)
def test_markup_becomes_words(text: str, expected: list[str]) -> None:
    runs = [run for passage in mrkdwn.passages(text, READER) for run in passage.runs]

    assert [
        ":".join(filter(None, ["+".join(run.styles), "→".join(filter(None, [run.words, run.address]))]))
        for run in runs
    ] == expected


def test_quotes_and_fences_stand_apart() -> None:
    found = mrkdwn.passages("so:\n&gt; one\n&gt; two\n```a *b*\nc```\nend", READER)

    assert [(passage.kind, "".join(run.words for run in passage.runs)) for passage in found] == [
        ("text", "so:"),
        ("quote", "one\ntwo"),
        ("code", "a *b*\nc"),
        ("text", "end"),
    ]
