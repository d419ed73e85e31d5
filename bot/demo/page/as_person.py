"""What a visitor can do as somebody: each act is the sandbox's hand, so Slack's own limits hold.

An act takes who acts, where (a channel's name, or None in the direct messages), and what was posted. It
raises Impossible, in words for the visitor, for what Slack's clients do not offer.
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
class Hand:
    """Somebody about to do something, in a place of theirs."""

    world: World
    person: str
    channel: str | None
    fields: Fields

    def first(self, name: str) -> str:
        """Return the first value posted under a name, or nothing."""
        return next(iter(self.fields.get(name, [])), "")

    def message(self) -> Message:
        """Return the message that is meant, which the person has to see as it was when they looked."""
        for message in self.world.workspace.visible_to(self.person):
            if message.ts == self.first("ts"):
                return message
        raise Impossible("that message is not there any more")


Act = Callable[[Hand], Awaitable[Answer]]


async def say(hand: Hand) -> Answer:
    """Say something, or send a command."""
    words = hand.first("text").replace("\r\n", "\n").strip()
    workspace, thread = hand.world.workspace, hand.first("thread") or None
    if not words:
        raise Impossible("there is nothing to send yet: type something first")
    if words.startswith("/"):
        command = words.split()[0]
        if command not in COMMANDS:
            known = ", ".join(sorted(COMMANDS))
            raise Impossible(f"{command} is no command here; there are {known}")
        return await workspace.slash(hand.person, words, hand.channel, thread)
    await workspace.post(hand.person, words, hand.channel, thread)
    return NOT_SENT


async def press(hand: Hand) -> Answer:
    """Press a button in a message, or choose in a menu of its."""
    message = hand.message()
    if controls.fingerprint(message.blocks) != hand.first("shown"):
        raise Impossible(CHANGED)
    return await _press(hand, message.blocks, {"ts": message.ts})


async def _press(hand: Hand, blocks: list[dict[str, Any]], where: dict[str, Any]) -> Answer:
    number = hand.first("press")
    control = controls.numbered(blocks, number)
    workspace = hand.world.workspace
    if control.element["type"] == "button":
        return await workspace.click(hand.person, control.name, nth=control.nth, **where)
    answer = controls.answered(control.element, number, hand.fields)
    if not answer and control.element["type"] in ("overflow", "static_select", "users_select"):
        raise Impossible("nothing is chosen yet: choose first")
    return await workspace.choose(hand.person, control.name, answer, nth=control.nth, **where)


async def react(hand: Hand) -> Answer:
    """React to a message, or take that back."""
    reaction, message = hand.first("reaction"), hand.message()
    if reaction not in REACTIONS and reaction not in message.reactions:
        raise Impossible(f"there is no :{reaction}: to react with here")
    person = hand.world.workspace.person(hand.person).id
    mine = person in message.reactions.get(reaction, [])
    workspace = hand.world.workspace
    do = workspace.unreact if mine else workspace.react
    return await do(hand.person, reaction, message.ts, hand.channel)


async def shortcut(hand: Hand) -> Answer:
    """Use a message shortcut."""
    name = hand.first("shortcut")
    if name not in MESSAGE_SHORTCUTS:
        raise Impossible("there is no such shortcut")
    return await hand.world.workspace.shortcut(hand.person, name, hand.message().ts, hand.channel)


async def edit(hand: Hand) -> Answer:
    """Change what one has said."""
    words = hand.first("text").replace("\r\n", "\n").strip()
    if not words:
        raise Impossible("a message can not become empty: delete it instead")
    return await hand.world.workspace.edit(hand.person, hand.message().ts, words, hand.channel)


async def delete(hand: Hand) -> Answer:
    """Take back what one has said."""
    return await hand.world.workspace.delete(hand.person, hand.message().ts, hand.channel)


async def join(hand: Hand) -> Answer:
    """Enter a public channel."""
    place = hand.world.workspace.channel(hand.first("channel"))
    if place.kind != "public":
        raise Impossible("that channel is private: somebody in it has to invite you")
    return await hand.world.workspace.join(hand.person, place.name(hand.world.workspace.team_id))


async def leave(hand: Hand) -> Answer:
    """Go out of the channel one is looking at."""
    if hand.channel is None:
        raise Impossible("nobody can leave their direct messages")
    return await hand.world.workspace.leave(hand.person, hand.channel)


async def form(hand: Hand) -> Answer:
    """Fill in the form in front, and submit it, close it, or press something in it."""
    workspace = hand.world.workspace
    view = workspace.modal(hand.person)
    if view is None or hand.first("shown") != f"{view['id']} {view['hash']}":
        raise Impossible(CHANGED)
    do = hand.first("do")
    if do in ("close", "clear"):
        return await workspace.close_modal(hand.person, clear=do == "clear")
    await _fill(hand, view)
    if do == "submit":
        return await workspace.submit(hand.person)
    return await _press(hand, view["blocks"], {"modal": True})


async def _fill(hand: Hand, view: dict[str, Any]) -> None:
    """Fill in what differs from what stands there: some inputs tell the app of every change."""
    for number, (block, element) in enumerate(inputs.elements(view["blocks"])):
        if block["type"] != "input":
            continue
        state = view["state"]["values"][block["block_id"]][element["action_id"]]
        answer = controls.answered(element, number, hand.fields)
        if (answer or None) != (controls.current(element, state) or None):
            await hand.world.workspace.fill(hand.person, {block["block_id"]: answer})


async def clock(hand: Hand) -> Answer:
    """Move the clock on, with all that happens on the way."""
    zone = ZoneInfo(hand.world.workspace.person(hand.person).zone)
    now = hand.world.now.astimezone(zone)
    when = _moved(hand, now)
    if when <= now:
        raise Impossible("the clock only goes forward: choose a later time")
    if when - now > LONGEST_MOVE:
        raise Impossible("the clock goes at most three months forward at a time")
    await hand.world.until(when)
    return NOT_SENT


def _moved(hand: Hand, now: datetime) -> datetime:
    match hand.first("to"):
        case "hour":
            return now + timedelta(hours=1)
        case "tomorrow":
            # The wall time of the next day, also where the clocks change in between.
            return (now + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        case "week":
            return now + timedelta(weeks=1)
    try:
        return datetime.fromisoformat(hand.first("when")).replace(tzinfo=now.tzinfo)
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
    "clock": clock,
}
