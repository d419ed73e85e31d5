"""The page's addresses and what each of them shows; only a browser on this machine gets an answer."""

import re
from collections.abc import Awaitable, Callable, Sequence
from importlib import resources
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

import jinja2
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.app import COMMANDS, MESSAGE_SHORTCUTS
from bot.demo.page import controls
from bot.demo.page.as_person import ACTS, Posted
from bot.demo.page.controls import Fields
from bot.demo.page.page_state import PageState
from bot.demo.page.screen import DIRECT, HOME, REACTIONS, Persona, Place
from bot.demo.world import World
from bot.manifest import COMMAND_ENTRIES, SHORTCUT_ENTRIES
from bot.sandbox import Impossible, blocks
from bot.sandbox.data.people import Person
from bot.sandbox.person import inputs
from bot.sandbox.text import mrkdwn

LARGEST_FORM = 200_000
MOST_FIELDS = 1000
HOSTS = ["127.0.0.1", "localhost"]
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    # Not `no-referrer`: with it browsers give `null` as the origin of a form.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}
SCRIPTS = ("suggestions.js", "focus.js", "page.js")
STATIC = {"page.css": "text/css"} | dict.fromkeys(SCRIPTS, "text/javascript")

_MESSAGE = re.compile(
    r"https://[\w.-]+/archives/(?P<channel>\w+)/p(?P<seconds>\d{10})(?P<micros>\d{6})(?:\?|$)"
)

Answering = Callable[[Request], Awaitable[Response]]


class Page:
    """Answers the browser."""

    def __init__(self, world: World) -> None:
        self._state = PageState(world)
        self._world = world
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("bot.demo.page"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals |= {
            "DIRECT": DIRECT,
            "HOME": HOME,
            "REACTIONS": REACTIONS,
            "commands": {name: COMMAND_ENTRIES[name] for name in sorted(COMMANDS)},
            "shortcuts": {name: SHORTCUT_ENTRIES[name] for name in MESSAGE_SHORTCUTS},
            "numbers": controls.numbers,
            "fingerprint": controls.fingerprint,
            "current": controls.current,
            "label": inputs.label,
            "passages": mrkdwn.passages,
            "within": _within,
            "readable": lambda block: blocks.visible_text([block], world.slack.names),
        }

    async def beginning(self, _: Request) -> Response:
        """Ask who the visitor wants to be."""
        return self._shown("beginning.html", people=self._state.screens.people())

    async def person(self, request: Request) -> Response:
        """Lead to the place where somebody would look first."""
        person = self._person(request)
        where = _address(person.handle, self._state.screens.liveliest(person).key)
        return RedirectResponse(f"{where}#latest", 303)

    async def place(self, request: Request) -> Response:
        """Show a channel, the direct messages or the Home."""
        person = self._person(request)
        place = self._place(person, request)
        if place is None:
            return RedirectResponse(_address(person.handle), 303)
        screens, workspace = self._state.screens, self._world.workspace
        if place.key == HOME and "open" in request.query_params:
            await self._state.open_home(person.handle)
            return RedirectResponse(_address(person.handle, HOME), 303)
        if place.key != HOME:
            screens.has_read(person, place.channel)
        outcome = self._state.outcome(request.query_params.get("told", ""))
        return self._shown(
            "place.html",
            me=screens.persona(person),
            people=screens.people(),
            place=place,
            places=screens.places(person),
            joinable=screens.joinable(person),
            mentionable=screens.mentionable(),
            lines=[] if place.key == HOME else screens.lines(person, place.channel),
            home=workspace.home(person.handle),
            reader=screens.reader(person),
            view=workspace.modal(person.handle),
            errors=workspace.errors(person.handle),
            outcome=outcome,
            new_messages=outcome.worth_telling(person.handle, place.key),
            draft=request.query_params.get("draft", "")[:3000],
            link=_address,
        )

    async def act(self, request: Request) -> Response:
        """Do something as one of the people, and lead back to where they see what came of it."""
        person = self._person(request)
        place = self._place(person, request)
        act = ACTS.get(request.path_params["act"])
        if place is None or act is None:
            raise HTTPException(404)
        fields = await _fields(request)
        posted = Posted(self._world, person.handle, place.named, fields)
        told = await self._state.do(request.path_params["act"], act, posted)
        to = next(iter(fields.get("channel", [])), place.key)
        still = {each.key for each in self._state.screens.places(person)}
        to = to if to in still else place.key
        fragment = next(iter(fields.get("back", [])), "")
        where = _address(person.handle, to) if to in still else _address(person.handle, DIRECT)
        return RedirectResponse(f"{where}?{urlencode({'told': told})}#{quote(fragment or 'latest')}", 303)

    async def static(self, request: Request) -> Response:
        """Give the style sheet or the script."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(404)
        held = resources.files("bot.demo.page").joinpath("static", name).read_bytes()
        return Response(held, media_type=STATIC[name], headers=HEADERS)

    async def lost(self, _: Request, error: Exception) -> Response:
        """Say kindly that something is not there, or not allowed."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._shown("lost.html", status, refused=status == 403)

    def _shown(self, template: str, status: int = 200, **values: Any) -> Response:
        page = self._templates.get_template(template).render(now=self._world.now, **values)
        return HTMLResponse(page, status, headers=HEADERS)

    def _person(self, request: Request) -> Person:
        handle = request.path_params["person"]
        known = {each.handle for each in self._state.screens.people()}
        if handle not in known:
            raise HTTPException(404)
        return self._world.workspace.person(handle)

    def _place(self, person: Person, request: Request) -> Place | None:
        """Return the place that is meant, or None when this person is not in it."""
        wanted = request.path_params["place"]
        return next((each for each in self._state.screens.places(person) if each.key == wanted), None)


def application(world: World) -> Starlette:
    """Return the page for this world."""
    page = Page(world)
    routes = [
        Route("/", page.beginning),
        Route("/static/{name}", page.static),
        Route("/as/{person}", page.person),
        Route("/as/{person}/{place}", page.place),
        Route("/as/{person}/{place}/{act}", page.act, methods=["POST"]),
    ]
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)
    handlers: dict[Any, Any] = {
        404: page.lost,
        403: page.lost,
        405: page.lost,
        413: page.lost,
        Impossible: page.lost,
    }
    return Starlette(routes=routes, middleware=[guard], exception_handlers=handlers)


def _address(person: str, place: str = "") -> str:
    return f"/as/{quote(person, safe='')}" + (f"/{quote(place, safe='@')}" if place else "")


def _within(address: str, places: Sequence[Place], reader: Persona) -> str:
    """Return where on this page a link to a message leads; any other address, as it is."""
    found = _MESSAGE.match(address)
    place = next((each for each in places if found and each.channel.id == found["channel"]), None)
    if found is None or place is None:
        return address
    return f"{_address(reader.handle, place.key)}#m-{found['seconds']}.{found['micros']}"


async def _fields(request: Request) -> Fields:
    """Return what a form of this page posted; refuse what another site's page sends."""
    if not _from_here(request):
        raise HTTPException(403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(413) from None


def _from_here(request: Request) -> bool:
    """Whether a post comes from this page: browsers say so, and nobody else needs an answer."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if origin is not None and origin != f"http://{request.headers.get('host')}":
        return False
    return site == "same-origin" if site is not None else origin is not None
