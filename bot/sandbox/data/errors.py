"""What can go wrong in the sandbox: an answer to the app, or a mistake of whoever plays a person."""

from typing import Any


class Failure(Exception):
    """What a Web API method answers instead of a result: `{"ok": false, "error": code, ...}`."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Impossible(Exception):
    """Raised when a person is asked to do what Slack's clients do not offer; says what is there instead."""
