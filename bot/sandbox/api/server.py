"""The server: the Web API, response URLs and sockets, with the faults that were ordered."""

import asyncio
import base64
import json
from typing import cast

from aiohttp import web

from bot.sandbox.api import auth, chat, conversations, modals, reactions, users  # noqa: F401 - they register
from bot.sandbox.api.method import METHODS, Method, Request
from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.behaviour.responses import respond
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.faults import Fault
from bot.sandbox.payloads import Json

_JSON_ARGUMENTS = ("blocks", "attachments", "view", "metadata")
LARGEST_REQUEST = 8 * 1024**2


class Server:
    """Slack's side of the wire, on a free port of the loopback address."""

    def __init__(self, slack: Engine) -> None:
        self._slack = slack
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/response/{path:.+}", self._respond)
        app.router.add_get("/link/", slack.inbound.sockets.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01)
        self._port = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Begin to listen."""
        await self._runner.setup()
        await self.plug()

    async def plug(self) -> None:
        """Listen, on the same port as before."""
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    async def unplug(self) -> None:
        """Refuse every connection, and hang up on those there are."""
        for site in list(self._runner.sites):
            await site.stop()
        for connection in getattr(self._runner.server, "connections", []):
            connection.force_close()
            connection.close()

    async def stop(self) -> None:
        """Stop for good."""
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            arguments, token = await _arguments(request)
        except Failure as failure:
            return web.json_response({"ok": False, "error": failure.code})
        fault = self._slack.faults.outbound(name, self._places(arguments.get("channel")))
        if fault and not fault.after:
            self._slack.note(name, arguments, token)
            return await spoil(fault, request, {"ok": True})
        answer, wait = self._answer(name, arguments, token)
        if fault:
            return await spoil(fault, request, answer)
        if wait:
            return web.json_response(answer, status=429, headers={"Retry-After": str(wait)})
        return web.json_response(answer, headers=self._granted(token))

    def _granted(self, token: str) -> dict[str, str]:
        """Return the header in which Slack tells what a token may do."""
        team = self._slack.tokens.get(token)
        return {"X-OAuth-Scopes": ",".join(sorted(self._slack.workspaces[team].scopes))} if team else {}

    def _answer(self, name: str, arguments: Json, token: str) -> tuple[Json, int]:
        """Return what Slack answers and, when it is a 429, the seconds to wait."""
        call = self._slack.note(name, arguments, token)
        try:
            method = METHODS.get(name)
            if method is None:
                raise Failure("unknown_method", req_method=name)
            request = self._authorised(method, arguments, token)
            self._limit(method, request)
            call.answer = {"ok": True, **method.handle(request)}
        except Failure as failure:
            wait = int(failure.details.pop("retry_after", 0))
            call.answer = {"ok": False, "error": failure.code, **failure.details}
            return call.answer, wait
        return call.answer, 0

    def _authorised(self, method: Method, arguments: Json, token: str) -> Request:
        if method.name == "oauth.v2.access":
            return Request(self._slack, None, method.name, arguments, token)
        if not token:
            raise Failure("not_authed")
        if method.name == "apps.connections.open":
            if token != self._slack.app_token:
                raise Failure("not_allowed_token_type" if token in self._slack.tokens else "invalid_auth")
            return Request(self._slack, None, method.name, arguments, token)
        if token == self._slack.app_token:
            raise Failure("not_allowed_token_type")
        team = self._slack.tokens.get(token)
        if team is None:
            raise Failure("token_revoked" if token in self._slack.revoked else "invalid_auth")
        request = Request(self._slack, self._slack.workspaces[team], method.name, arguments, token)
        if method.scopes:
            request.need_scope(*method.scopes)
        return request

    def _limit(self, method: Method, request: Request) -> None:
        if not self._slack.strict_rates or not method.tier:
            return
        team = self._slack.tokens.get(request.token, "")
        slowed = self._slack.unapproved and method.name in ("conversations.history", "conversations.replies")
        tier = 1 if slowed else method.tier
        wait = self._slack.limits.wait(method.name, team, tier, self._slack.clock())
        if wait:
            raise Failure("ratelimited", retry_after=wait)

    def _places(self, channel: object) -> set[str]:
        """Return what a fault may call a channel: its id, its names, or the person it is with."""
        found = self._slack.channels.get(str(channel))
        people = found.members if found and found.kind == "im" else [str(channel)]
        handles = [self._slack.people[each].handle for each in people if each in self._slack.people]
        return {str(channel), *people, *handles, *(found.names.values() if found else ())}

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        fault = self._slack.faults.outbound("response_url", ())
        if fault and not fault.after:
            return await spoil(fault, request, {"ok": True})
        call = self._slack.note("response_url", {}, "")
        try:
            arguments, _ = await _arguments(request)
            call.arguments |= arguments
            respond(self._slack, request.match_info["path"], arguments)
            call.answer = {"ok": True}
        except Failure as failure:
            call.answer = {"ok": False, "error": failure.code}
            gone = failure.code in ("expired_url", "used_url", "invalid_url")
            return web.json_response(call.answer, status=404 if gone else 400)
        return await spoil(fault, request, call.answer) if fault else web.json_response(call.answer)


async def _arguments(request: web.Request) -> tuple[Json, str]:
    """Merge query, form and JSON body, and take the token out."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        arguments |= _object(await request.text())
    else:
        arguments |= dict(await request.post())
    for name in _JSON_ARGUMENTS:
        if isinstance(arguments.get(name), str) and arguments[name]:
            try:
                arguments[name] = json.loads(arguments[name])
            except ValueError:
                continue
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        arguments["client_id"], _, arguments["client_secret"] = (
            base64.b64decode(secret).decode().partition(":")
        )
        secret = ""
    return arguments, secret or str(arguments.pop("token", ""))


def _object(body: str) -> Json:
    try:
        given = json.loads(body or "{}")
    except ValueError as error:
        raise Failure("invalid_json") from error
    if not isinstance(given, dict):
        raise Failure("json_not_object")
    return given


async def spoil(fault: Fault, request: web.Request, answer: Json) -> web.StreamResponse:
    """Spoil an answer in the way that was ordered."""
    match fault.kind:
        case "refuse" | "drop before" | "drop after":
            cast("asyncio.Transport", request.transport).abort()
            return web.Response()
        case "slow":
            await asyncio.sleep(fault.delay)
            return web.json_response(answer)
        case "429":
            wait = 1 if fault.retry_after is None else fault.retry_after
            headers = {"Retry-After": str(wait)} if wait != "" else {}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        case "5xx":
            return web.Response(status=int(fault.error or 500), text="upstream is not well")
        case "truncate":
            return await _truncated(request, json.dumps(answer).encode())
        case "html200":
            return web.Response(text="<!DOCTYPE html><title>Be right back</title>", content_type="text/html")
        case _:
            return web.json_response({"ok": False, "error": fault.error or "internal_error"})


async def _truncated(request: web.Request, body: bytes) -> web.StreamResponse:
    response = web.StreamResponse(
        headers={"Content-Type": "application/json", "Content-Length": str(len(body))}
    )
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    cast("asyncio.Transport", request.transport).close()
    return response
