"""Puts up a person's Home tab, of what they may see at that moment and of nothing else."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import naming
from bot.slack.incoming import access
from bot.slack.incoming.access import Sight, sight
from bot.slack.outgoing import calling
from bot.slack.outgoing.shapes import Publish, ShownGroups
from bot.slack.people import People, Unsure
from scheduler.outcomes import Doubtful, Outcome, Sent
from storage import homes
from storage.records import HomeTab, Outgoing


async def seen(people: People, groups: ShownGroups, team: str, user: str) -> HomeTab:
    """Return of which groups somebody's Home may show anything now; Slack tells their name, too."""
    with suppress(Unsure):
        async with sight.in_time():
            await people.person(team, user)
    async with people.sessions.read() as session:
        theirs, others = await groups(session, team, user, people.clock())
    inside, besides = await access.still_in_sight(people, team, user, theirs, others)
    return _about(inside, besides)


def _about(inside: Sight, others: Sight) -> HomeTab:
    unsure = inside.unsure or others.unsure
    return HomeTab(inside=inside.channels, others=others.channels, unsure=unsure)


async def narrowed(people: People, groups: ShownGroups, outgoing: Outgoing) -> Outgoing:
    """Return a Home to be published, with the groups of which it may show anything."""
    about = await seen(people, groups, outgoing.team, outgoing.recipient or "")
    return replace(outgoing, about=about)


async def publish(
    people: People, client: AsyncWebClient, outgoing: Outgoing, rendered: Publish, at: datetime
) -> Outcome:
    """Put up a Home; what it shows is noted before, since the reply may be lost.

    Slack is told which one it is to replace, unless that is uncertain because this is not the first try.
    """
    user = outgoing.recipient or ""
    view = await naming.named(people, outgoing.team, rendered.view)
    async with people.sessions.begin() as session:
        shown = (rendered.fingerprint, rendered.within)
        await homes.note_shown(session, outgoing.team, user, *shown, at=at)
    known = {"hash": outgoing.sent_ts} if outgoing.sent_ts and outgoing.attempts == 1 else {}
    answer = await calling.call(client, "views.publish", {"user_id": user, "view": view, **known})
    if not isinstance(answer, dict):
        return answer
    view = answer.get("view") or {}
    if not (view.get("id") and view.get("hash")):
        return Doubtful("Slack did not say where it is")
    return Sent(str(view["id"]), str(view["hash"]))
