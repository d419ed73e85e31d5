"""The README names every command, shortcut, reaction, setting and page there is."""

import re
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS as WORDS
from bot.app import COMMANDS, MESSAGE_SHORTCUTS
from bot.config import SETTINGS
from bot.manifest import SHORTCUT_ENTRIES

BOT = Path(__file__).parent.parent / "bot"
STAND_INS = {BOT / "sandbox", BOT / "demo"}
TABLES = {BOT / "app.py", BOT / "config.py"}
READERS = BOT / "understanding"
VIEWS = [
    path for path in BOT.rglob("*.py") if not {*STAND_INS, READERS} & set(path.parents) and path not in TABLES
]
BUTTON = re.compile(r'button\("([^"]+)"|: \("([^"]+)", "\w+"\),$', re.MULTILINE)
LABELS = {a or b for view in VIEWS for a, b in BUTTON.findall(view.read_text())}
README = (Path(__file__).parent.parent / "README.md").read_text()


@pytest.mark.parametrize(
    "named",
    [
        *(f"`{command}" for command in COMMANDS),
        *(f"**{SHORTCUT_ENTRIES[name].title}**" for name in MESSAGE_SHORTCUTS),
        *(f"`{setting.name}`" for setting in SETTINGS),
        *(f"matters {word}" for word in WORDS if word != "demo"),
        *("make demo", "make demo SERVE=1", "make demo STORY=busy", "make test", "make install"),
        *("/healthz", "/readyz", "/metrics"),
        *("`:scales:`", "`:pushpin:`", "`@Matters Arising agreed: ", "`@Matters Arising what did we decide"),
    ],
)
def test_the_readme_names(named: str) -> None:
    assert named in README


@pytest.mark.parametrize("label", sorted(LABELS))
def test_the_readme_names_each_button(label: str) -> None:
    assert f"*{label}*" in README


@pytest.mark.parametrize("word", ["cancel", "move", "chair", "attendance", "organisation"])
def test_the_readme_names_what_may_follow_meeting(word: str) -> None:
    assert f"`/meeting {word}" in README


def test_the_readme_connects_slack_in_at_most_six_steps() -> None:
    steps = README.split("## Connect your Slack")[1].split("##")[0]

    assert [line[0] for line in steps.splitlines() if line[:1].isdigit()] == list("123456")
