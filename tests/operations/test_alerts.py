"""The alert rules for Prometheus ask for what the bot really tells."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.slack.metrics import Metrics

RULES = (Path(__file__).parents[2] / "docs" / "alerts.yaml").read_text()
ALERTS = re.findall(r"- alert: (\w+)\n(.*?)(?=\n      - alert|\Z)", RULES, re.DOTALL)


@pytest.fixture(scope="module")
def told() -> set[str]:
    """Return the names of all figures of a process."""
    metrics = Metrics()
    metrics.clock_ahead(lambda: 0.0)
    metrics.answered("command", 200, 0.1)
    metrics.went_round("purge", 0.1, well=False)
    metrics.set_aside("nudges", 0)
    metrics.outbox([], datetime(2026, 12, 1, tzinfo=UTC))
    metrics.paused(0, 0)
    return set(re.findall(r"^(matters_\w+)", metrics.written().decode(), re.MULTILINE))


@pytest.mark.parametrize(("name", "rule"), ALERTS)
def test_an_alert_asks_for_figures_that_are_told(name: str, rule: str, told: set[str]) -> None:
    expression = rule.partition("expr:")[2].partition("labels:")[0]
    asked = set(re.findall(r"matters_\w+", expression))

    assert asked
    assert asked <= told


@pytest.mark.parametrize(("name", "rule"), ALERTS)
def test_an_alert_says_what_is_wrong_and_what_to_do(name: str, rule: str) -> None:
    for word in ("summary:", "do:"):
        assert rule.partition(word)[2].partition("\n")[0].strip()
