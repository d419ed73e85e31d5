"""What the app calls, and what it answers to something that Slack delivered."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.payloads import Json


@dataclass
class Call:
    """One Web API call of the app; `answer` stays empty when a fault kept Slack from doing it."""

    method: str
    arguments: Json
    team: str | None
    at: datetime
    answer: Json = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """The app's answer; `acked` when it came within three seconds with a 2xx status.

    `status` is 0 when there was no answer, and `reason` then says why in Slack's words (`http_timeout`,
    `connection_failed`), or in the sandbox's (`held`, `not sent`).
    """

    status: int = 0
    body: str = ""
    acked: bool = False
    reason: str = ""
    no_retry: bool = False

    @property
    def json(self) -> Any:
        """The body as JSON, or None when it is empty or something else."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


NOT_SENT = Answer(reason="not sent")
"""Nothing was delivered: no app listens, or it has not subscribed, or it may not see this."""
