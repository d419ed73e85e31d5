"""What a visitor can do as one of the people; the sandbox does it for them, so Slack's own limits hold.

Each of these takes what the browser posted. It raises Impossible, in words for the visitor, for what Slack's
clients do not offer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import COMMANDS, MESSAGE_SHORTCUTS
from bot.demo.page import controls
from bot.demo.page.controls import Fields
from bot.demo.page.screen import REACTIONS
from bot.demo.world import World
from bot.sandbox import Answer, Impossible, Message
from bot.sandbox.data.calls import NOT_SENT
from bot.sandbox.person import inputs

LONGEST_MOVE = timedelta(days=92)
CHANGED = "this has changed since you looked, so nothing was pressed: look again"


@dataclass(frozen=True)
class Posted:
    """What the browser posted: as which person, in which channel (None in the direct messages), and what."""

    world: World
    person: str
    channel: str | None
    fields: Fields

    def first(self, name: str) -> str:
        """Return the first value posted under a name, or nothing."""
        return next(iter(self.fields.get(name, [])), "")

    def message(self) -> Message:
        """Return the message that is meant, if the person sees it."""
        for message in self.world.workspace.visible_to(self.person):
            if message.ts == self.first("ts"):
                return message
        raise Impossible("that message is not there any more")


Act = Callable[[Posted], Awaitable[Answer]]


async def say(posted: Posted) -> Answer:
    """Say something, or send a command."""
    words = posted.first("text").replace("\r\n", "\n").strip()
    workspace, thread = posted.world.workspace, posted.first("thread") or None
    if not words:
        raise Impossible("there is nothing to send yet: type something first")
    if words.startswith("/"):
        command = words.split()[0]
        if command not in COMMANDS:
            known = ", ".join(sorted(COMMANDS))
            raise Impossible(f"{command} is no command here; there are {known}")
        return await workspace.slash(posted.person, words, posted.channel, thread)
    await workspace.post(posted.person, words, posted.channel, thread)
    return NOT_SENT


async def press(posted: Posted) -> Answer:
    """Press a button in a message, or choose from one of its menus."""
    message = posted.message()
    if controls.fingerprint(message.blocks) != posted.first("shown"):
        raise Impossible(CHANGED)
    return await _press(posted, message.blocks, {"ts": message.ts})


async def _press(posted: Posted, blocks: list[dict[str, Any]], where: dict[str, Any]) -> Answer:
    number = posted.first("press")
    control = controls.numbered(blocks, number)
    workspace = posted.world.workspace
    if control.element["type"] == "button":
        return await workspace.click(posted.person, control.name, nth=control.nth, **where)
    answer = controls.answered(control.element, number, posted.fields)
    if not answer and control.element["type"] in ("overflow", "static_select", "users_select"):
        raise Impossible("nothing is chosen yet: choose first")
    return await workspace.choose(posted.person, control.name, answer, nth=control.nth, **where)


async def react(posted: Posted) -> Answer:
    """React to a message, or take the reaction back."""
    reaction, message = posted.first("reaction"), posted.message()
    if reaction not in REACTIONS and reaction not in message.reactions:
        raise Impossible(f"there is no :{reaction}: to react with here")
    person = posted.world.workspace.person(posted.person).id
    mine = person in message.reactions.get(reaction, [])
    workspace = posted.world.workspace
    do = workspace.unreact if mine else workspace.react
    return await do(posted.person, reaction, message.ts, posted.channel)


async def shortcut(posted: Posted) -> Answer:
    """Use a message shortcut."""
    name = posted.first("shortcut")
    if name not in MESSAGE_SHORTCUTS:
        raise Impossible("there is no such shortcut")
    return await posted.world.workspace.shortcut(posted.person, name, posted.message().ts, posted.channel)


async def edit(posted: Posted) -> Answer:
    """Change a message of one's own."""
    words = posted.first("text").replace("\r\n", "\n").strip()
    if not words:
        raise Impossible("a message can not become empty: delete it instead")
    return await posted.world.workspace.edit(posted.person, posted.message().ts, words, posted.channel)


async def delete(posted: Posted) -> Answer:
    """Delete a message of one's own."""
    return await posted.world.workspace.delete(posted.person, posted.message().ts, posted.channel)


async def join(posted: Posted) -> Answer:
    """Enter a public channel."""
    place = posted.world.workspace.channel(posted.first("channel"))
    if place.kind != "public":
        raise Impossible("that channel is private: somebody in it has to invite you")
    return await posted.world.workspace.join(posted.person, place.name(posted.world.workspace.team_id))


async def leave(posted: Posted) -> Answer:
    """Leave the channel that is shown."""
    if posted.channel is None:
        raise Impossible("nobody can leave their direct messages")
    return await posted.world.workspace.leave(posted.person, posted.channel)


async def form(posted: Posted) -> Answer:
    """Fill in the open form, and submit it, close it, or press something in it."""
    workspace = posted.world.workspace
    view = workspace.modal(posted.person)
    if view is None or posted.first("shown") != f"{view['id']} {view['hash']}":
        raise Impossible(CHANGED)
    do = posted.first("do")
    if do in ("close", "clear"):
        return await workspace.close_modal(posted.person, clear=do == "clear")
    await _fill(posted, view)
    if do == "submit":
        return await workspace.submit(posted.person)
    return await _press(posted, view["blocks"], {"modal": True})


async def _fill(posted: Posted, view: dict[str, Any]) -> None:
    """Fill in only the inputs that differ: some tell the app of every change."""
    for number, (block, element) in enumerate(inputs.elements(view["blocks"])):
        if block["type"] != "input":
            continue
        state = view["state"]["values"][block["block_id"]][element["action_id"]]
        answer = controls.answered(element, number, posted.fields)
        if (answer or None) != (controls.current(element, state) or None):
            await posted.world.workspace.fill(posted.person, {block["block_id"]: answer})


async def home(posted: Posted) -> Answer:
    """Press a button on the Home tab, or choose from one of its menus."""
    view = posted.world.workspace.home(posted.person)
    if view is None or posted.first("shown") != f"{view['id']} {view['hash']}":
        raise Impossible(CHANGED)
    return await _press(posted, view["blocks"], {"home": True})


async def clock(posted: Posted) -> Answer:
    """Move the clock on, with everything that happens on the way."""
    zone = ZoneInfo(posted.world.workspace.person(posted.person).zone)
    now = posted.world.now.astimezone(zone)
    when = _moved(posted, now)
    if when <= now:
        raise Impossible("the clock only goes forward: choose a later time")
    if when - now > LONGEST_MOVE:
        raise Impossible("the clock goes at most three months forward at a time")
    await posted.world.until(when)
    return NOT_SENT


def _moved(posted: Posted, now: datetime) -> datetime:
    match posted.first("to"):
        case "hour":
            return now + timedelta(hours=1)
        case "tomorrow":
            # Nine by the clock on the wall, even if the clocks change in between.
            return (now + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        case "week":
            return now + timedelta(weeks=1)
    try:
        return datetime.fromisoformat(posted.first("when")).replace(tzinfo=now.tzinfo)
    except ValueError:
        raise Impossible("choose a date and a time to move the clock to") from None


ACTS: dict[str, Act] = {
    "say": say,
    "press": press,
    "react": react,
    "shortcut": shortcut,
    "edit": edit,
    "delete": delete,
    "join": join,
    "leave": leave,
    "form": form,
    "home": home,
    "clock": clock,
}
