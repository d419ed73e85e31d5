"""Opening and changing modals: the one call to Slack that a handler makes before it acknowledges."""

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.slack import failures, naming
from bot.slack.blocks import modals
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.bot import Bot
from storage.database import errands

PATIENCE = 2.0
"""Seconds, if the request has so many left: the rest of Slack's three is for the acknowledgement."""
NOT_OPENED = "That could not be opened just now. Please try again; nothing was recorded."
NOT_SHOWN = "That is done, but could not be shown there: press Details again to see it."
LEFT = ("not_found", "hash_conflict")
"""How Slack refuses to change a modal that was closed or changed meanwhile."""


@dataclass(frozen=True)
class Shown:
    """A modal as it was when it opened: `hash` tells whether it has changed since."""

    id: str
    hash: str


async def open_view(bot: Bot, team: str, trigger_id: str, view: dict[str, Any]) -> Shown | None:
    """Open a modal; None when Slack would not, or not in time."""
    return await _call(bot, team, "views.open", trigger_id=trigger_id, view=view)


async def push_view(bot: Bot, team: str, trigger_id: str, view: dict[str, Any]) -> Shown | None:
    """Put a modal on top of the one that is open; None when Slack would not."""
    return await _call(bot, team, "views.push", trigger_id=trigger_id, view=view)


async def update_view(bot: Bot, team: str, view_id: str, view: dict[str, Any]) -> Shown | None:
    """Change an open modal; inputs whose block and action ids stay keep what was typed."""
    return await _call(bot, team, "views.update", view_id=view_id, view=view)


async def say_inside(bot: Bot, team: str, view: View, message: Message) -> bool:
    """Have an open modal say a message in place of all that it holds; False when Slack would not."""
    note = modals.modal(view["title"]["text"], "note", message["blocks"], close="Close")
    return await update_view(bot, team, view["id"], note) is not None


async def fill_in(bot: Bot, team: str, shown: Shown, view: dict[str, Any]) -> bool:
    """Replace a modal by `view`, unless it was closed or changed since; False when Slack would not."""
    known = {"hash": shown.hash} if shown.hash else {}
    for _ in range(2):
        try:
            await _answer(bot, team, "views.update", view_id=shown.id, view=view, **known)
        except failures.RAISED as error:
            if failures.code_of(error) in LEFT:
                return True
        else:
            return True
    return False


async def _call(bot: Bot, team: str, method: str, **arguments: Any) -> Shown | None:
    try:
        return await _answer(bot, team, method, **arguments)
    except failures.RAISED:
        return None


async def _answer(bot: Bot, team: str, method: str, **arguments: Any) -> Shown:
    arguments["view"] = await naming.named_at_once(bot.people, team, arguments["view"])
    async with asyncio.timeout(errands.time_left(PATIENCE)):
        answer = await bot.clients[team].api_call(method, json=arguments)
    view = answer.get("view") or {}
    return Shown(str(view.get("id") or ""), str(view.get("hash") or ""))
