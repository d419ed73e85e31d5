"""What is loaded on first use is loaded before any text is timed, as it is when the bot starts."""

import pytest

from bot.language import dates


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    dates.warm()
