"""The two things that go wrong: Slack refuses the app, or a test asks a person for the impossible."""

from typing import Any


class Failure(Exception):
    """What a Web API method answers instead of a result: `{"ok": false, "error": code, ...}`."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Impossible(Exception):
    """Raised when a person is asked to do what Slack's clients do not offer; says what is there instead."""
