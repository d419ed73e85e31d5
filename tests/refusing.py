"""Saying no to work, as people do."""

from typing import Any

from bot.sandbox import Workspace


async def decline(workspace: Workspace, who: str, why: str = "", **spot: Any) -> dict[str, str]:
    """Hand back what somebody was asked, in the form of I can't; return what is wrong with the form."""
    await workspace.click(who, "I can't", **(spot or {"dm": True}))
    await workspace.fill(who, {"What now": "Pass on", **({"Why": why} if why else {})})
    await workspace.submit(who)
    return workspace.errors(who)
