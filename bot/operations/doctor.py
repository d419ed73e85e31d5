"""Checks everything that the bot depends on, and says how to fix what is wrong; never shows a secret."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest, wiring
from bot.config import Settings
from bot.operations import database
from bot.slack import failures
from bot.slack.incoming import clock_skew
from scheduler.clock import Clock
from storage import faults, outbox, schema
from storage.database import UNREACHABLE, Sessions
from storage.records import Outgoing, TokenRefusal

MOST_LISTED = 20
_FIX_TOKEN = "install the app again with what `matters manifest` prints, and copy its token."  # noqa: S105


@dataclass(frozen=True)
class Finding:
    """What was checked, and what was found; `fix` says what to do, and is empty where nothing is wrong."""

    what: str
    said: str
    fix: str = ""


async def examine(settings: Settings, sessions: Sessions, clock: Clock) -> list[Finding]:
    """Check the database, what waits in it, the tokens, the scopes and the clock."""
    found = [finding async for finding in _database(sessions)]
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=wiring.CALL_SECONDS)) as http:
        client = wiring.new_client(settings.slack_bot_token, http, settings.slack_api_url)
        found += [finding async for finding in _bot_token(client, clock)]
        if settings.slack_app_token:
            found.append(await _app_token(client, settings.slack_app_token))
    return found


def written(findings: list[Finding]) -> str:
    """Return the findings as lines of aligned text."""
    wide = max(len(finding.what) for finding in findings)
    lines = []
    for finding in findings:
        lines.append(f"{'fail' if finding.fix else 'ok':4}  {finding.what:{wide}}  {finding.said}")
        if finding.fix:
            lines.append(f"{'':4}  {'':{wide}}  To fix it: {finding.fix}")
    return "\n".join(lines)


async def _database(sessions: Sessions) -> AsyncIterator[Finding]:
    try:
        stands = await schema.standing(sessions)
        if stands is schema.Standing.EMPTY:
            yield Finding("database", f"{stands.value}: `matters run` makes them")
            return
        if stands is not schema.Standing.CURRENT:
            yield Finding("database", stands.value, f"{database.REMEDIES[stands]}.")
            return
        async with sessions.read() as session:
            stuck = await outbox.stuck(session, limit=MOST_LISTED + 1)
            refusals = await outbox.refusals(session)
    except UNREACHABLE as error:
        said, _, fix = faults.explain(sessions, error).rpartition(": ")
        yield Finding("database", said, f"{fix}.")
        return
    yield Finding("database", schema.Standing.CURRENT.value)
    for refusal in refusals:
        yield _refused(refusal)
    for outgoing in stuck[:MOST_LISTED]:
        yield _stuck(outgoing)
    if len(stuck) > MOST_LISTED:
        yield Finding("outbox", f"more than {MOST_LISTED} messages are stuck", "begin with those above.")
    if not stuck:
        yield Finding("outbox", "nothing is stuck")


def _refused(refusal: TokenRefusal) -> Finding:
    since = f"since {refusal.since:%Y-%m-%d %H:%M} UTC nothing goes out in {refusal.team}"
    return Finding("Slack", f"{refusal.reason}; {since}", _FIX_TOKEN)


def _stuck(outgoing: Outgoing) -> Finding:
    where = outgoing.recipient or outgoing.channel
    return Finding(
        "outbox",
        f"{outgoing.key!r} to {where} is {outgoing.state.value}: {outgoing.reason or 'being looked for'}",
        _fix(outgoing),
    )


def _fix(outgoing: Outgoing) -> str:
    """Return what an operator can do: most only where Slack has surely refused the message."""
    reason = outgoing.reason or ""
    if reason.endswith(("not_in_channel", "channel_not_found")):
        return f"invite the bot to {outgoing.channel}: it is sent then."
    if reason.startswith("Slack refused: "):
        return "it never arrived: tell them yourself, for it is not sent again."
    return "see whether it arrived, and tell them yourself if not: it is never sent again blindly."


async def _bot_token(client: AsyncWebClient, clock: Clock) -> AsyncIterator[Finding]:
    try:
        me = await client.auth_test()
    except SlackApiError as error:
        code = failures.explained(error) or error.response.status_code
        fix = "copy it again from OAuth & Permissions on your app's page."
        yield Finding("SLACK_BOT_TOKEN", f"Slack refuses it ({code})", fix)
        return
    except failures.UNREACHED as error:
        yield _unreached("SLACK_BOT_TOKEN", error)
        return
    yield Finding("SLACK_BOT_TOKEN", f"works: bot user {me['user_id']} in {me['team_id']}")
    headers = {name.lower(): value for name, value in me.headers.items()}
    yield _scopes(headers.get("x-oauth-scopes"))
    yield _skew(headers.get("date"), clock)


def _scopes(granted: str | None) -> Finding:
    if granted is None:
        return Finding("scopes", "Slack did not say which ones the token has")
    absent = set(manifest.scopes()) - {scope.strip() for scope in granted.split(",")}
    missing, optional = sorted(absent - manifest.OPTIONAL), sorted(absent & manifest.OPTIONAL)
    if missing:
        fix = "paste what `matters manifest` prints into your app's manifest, and install it again."
        return Finding("scopes", f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing", fix)
    if optional:
        brings = " ".join(map(_brings, optional))
        return Finding("scopes", f"all that are needed are granted; {_MORE} {brings}")
    return Finding("scopes", "all granted")


_MORE = "installing the app again with what `matters manifest` prints would add"


def _brings(scope: str) -> str:
    """Return what a scope would bring to an installation that does without it."""
    reason = manifest.SCOPES[scope].reason
    return f"{scope}: {reason[:1].lower()}{reason[1:]}"


def _skew(date: str | None, clock: Clock) -> Finding:
    apart = clock_skew.apart(date, clock)
    if apart is None:
        return Finding("clock", "Slack did not say what time it is")
    if apart > clock_skew.TOLERATED:
        fix = "let this machine set its clock by NTP: nudges and recaps are held until then."
        return Finding("clock", f"{apart.total_seconds():.0f} seconds away from Slack's", fix)
    return Finding("clock", "agrees with Slack's")


async def _app_token(client: AsyncWebClient, token: str) -> Finding:
    try:
        opened: Any = await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        code = failures.explained(error) or error.response.status_code
        fix = "make a new one with the scope connections:write under Basic Information, App-Level Tokens."
        return Finding("SLACK_APP_TOKEN", f"Slack refuses it ({code})", fix)
    except failures.UNREACHED as error:
        return _unreached("SLACK_APP_TOKEN", error)
    return _connects(opened.get("url"))


def _connects(address: str | None) -> Finding:
    if not address:
        return Finding("SLACK_APP_TOKEN", "Slack gave no address to connect to", "try again in a minute.")
    return Finding("SLACK_APP_TOKEN", "works: Slack gave an address to connect to")


def _unreached(what: str, error: Exception) -> Finding:
    fix = "check SLACK_API_URL, and whether this machine reaches the internet."
    return Finding(what, f"Slack can not be reached ({type(error).__name__})", fix)
