"""Signed HTTP to the app, as Slack signs it."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from bot.sandbox.data.calls import Answer
from bot.sandbox.data.teams import Records

if TYPE_CHECKING:
    import aiohttp


class Webhook:
    """Slack's side of the connection; one for all requests."""

    def __init__(self, slack: Records) -> None:
        self._slack = slack
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, body: bytes, content_type: str, attempt: int, reason: str) -> Answer:
        """Post a body to the app and wait for its answer."""
        import aiohttp  # late, see Slack.start

        if self._session is None:
            self._session = aiohttp.ClientSession()
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= self.signature(body)
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        patience = aiohttp.ClientTimeout(total=self._slack.patience)
        try:
            async with self._session.post(
                url, data=body, headers=headers, max_redirects=2, timeout=patience
            ) as response:
                text = await response.text()
        except TimeoutError:
            return Answer(reason="http_timeout")
        except aiohttp.TooManyRedirects:
            return Answer(reason="too_many_redirects")
        except aiohttp.ClientConnectionError:
            return Answer(reason="connection_failed")
        except aiohttp.ClientError:
            return Answer(reason="unknown_error")
        acked = response.status // 100 == 2
        return Answer(
            status=response.status,
            body=text,
            acked=acked,
            reason="" if acked else "http_error",
            no_retry=not acked and response.headers.get("X-Slack-No-Retry") == "1",
        )

    async def stop(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()
            self._session = None

    def signature(self, body: bytes) -> dict[str, str]:
        """Return the two headers with which Slack signs a body."""
        timestamp = str(int(self._slack.signing_clock().timestamp()))
        signed = f"v0:{timestamp}:".encode() + body
        digest = hmac.new(self._slack.signing_secret.encode(), signed, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
