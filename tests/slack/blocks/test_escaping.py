"""What people wrote is shown as they wrote it, save what would mention, link, reorder or hide."""

import pytest

from bot.slack.blocks import text

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
RAINBOW = "\U0001f3f3\ufe0f\u200d\U0001f308"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


@pytest.mark.parametrize("written", [FAMILY, RAINBOW, PERSIAN, f"We are {FAMILY}.", "naïve café"])
def test_what_is_written_with_joiners_stays_whole(written: str) -> None:
    assert text.escape(written) == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("zero\u200dwidth", "zerowidth"),
        ("\u200cstart", "start"),
        (f"end{FAMILY}\u200d", f"end{FAMILY}"),
        ("\u202egnp.exe", "gnp.exe"),
        ("soft\u200bbreak", "softbreak"),
        ("<!channel> & co", "&lt;!channel&gt; &amp; co"),
        ("@\u200dchannel", "@\u2060channel"),
        ("@here", "@\u2060here"),
    ],
)
def test_what_would_hide_or_mention_does_not(written: str, shown: str) -> None:
    assert text.escape(written) == shown
