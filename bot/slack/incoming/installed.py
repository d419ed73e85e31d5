"""For which of the workspaces in which the bot is installed a request is."""

from typing import Any

from bot.slack.bot import Bot


def team_of(bot: Bot, body: dict[str, Any]) -> str | None:
    """Return the workspace in which the bot is installed that a request is for.

    In a channel shared between workspaces the sender's team may be another one: Slack then names ours
    in `authorizations` (events) or `app_installed_team_id` (forms), and nowhere for a button. Where no
    team of ours is named a request is for the one workspace there is, since Slack has signed it; None
    means that it is for nobody here, as is an event that Slack says is for others.
    """
    installed = [authorization.get("team_id") for authorization in body.get("authorizations") or []]
    named = [*installed, (body.get("view") or {}).get("app_installed_team_id")]
    named += [(body.get("team") or {}).get("id"), body.get("team_id")]
    known = [team for team in named if team in bot.workspaces]
    if known:
        return str(known[0])
    if any(installed) or len(bot.workspaces) != 1:
        return None
    return next(iter(bot.workspaces))
