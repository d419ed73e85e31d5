"""The client by which the bot calls Slack: it never repeats a call, and remembers what Slack refuses."""

from collections.abc import Collection
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack import failures
from storage import outbox

OPTIONAL = ("team.info", "usergroups.list", "usergroups.users.list")
"""Calls that the bot can do without, and that may be refused because of what they ask about."""

log = structlog.get_logger()


class Client(AsyncWebClient):
    """Calls Slack in one workspace; the default client posts again when a reply was lost."""

    def __init__(
        self, token: str, http: aiohttp.ClientSession, api_url: str, seconds: int, scopes: Collection[str]
    ) -> None:
        super().__init__(token=token, base_url=api_url, session=http, timeout=seconds, retry_handlers=[])
        self.refused = ""
        """Why Slack refuses the token, empty while it takes it."""
        self._lacking: dict[str, str] = {}
        self._scopes = scopes

    def fault(self) -> str | None:
        """Return what Slack refuses the bot, as a line for the operator, or None."""
        said = [self.refused, *(self._lacking.values())]
        return "\n".join(f"Slack: {line}" for line in said if line) or None

    async def api_call(self, api_method: str, **named: Any) -> AsyncSlackResponse:
        """Call Slack, and remember whether it lets us."""
        try:
            answer = await super().api_call(api_method, **named)
        except SlackApiError as error:
            if not _has_its_own(named):
                self._note(api_method, error)
            raise
        if not _has_its_own(named):
            self.refused = ""
            self._lacking.pop(api_method, None)
        return answer

    def has_its_scopes(self, answer: AsyncSlackResponse) -> bool:
        """Tell by an answer whether the token has every scope; yes when the answer does not say."""
        told = {name.lower(): value for name, value in answer.headers.items()}.get("x-oauth-scopes")
        granted = None if told is None else {scope.strip() for scope in told.split(",")}
        if granted is not None and not granted.issuperset(self._scopes):
            return False
        self._lacking.clear()
        return True

    def _note(self, method: str, error: SlackApiError) -> None:
        if method in OPTIONAL:
            return
        code, said = failures.code_of(error), failures.explained(error)
        if failures.is_token(code):
            if not self.refused:
                log.warning("Slack refuses the token", method=method, code=code)
            self.refused = f"{outbox.TOKEN_REFUSED}{said}"
        elif code == failures.SCOPE:
            if method not in self._lacking:
                log.warning("a scope is missing", method=method, code=said)
            self._lacking[method] = failures.of_call(method, error)


def _has_its_own(named: dict[str, Any]) -> bool:
    """Tell whether a call is made with another token than the client's: an app-level one."""
    return "token" in (named.get("params") or {})
