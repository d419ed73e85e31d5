"""users.* and usergroups.*."""

from bot.sandbox.api.method import Request, method
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.people import Person
from bot.sandbox.payloads import Json


def _user(request: Request, person: Person, *, with_locale: bool) -> Json:
    return person.as_user(
        now=request.slack.clock(),
        viewer_team=request.workspace.team_id,
        with_email="users:read.email" in request.workspace.scopes,
        with_locale=with_locale,
    )


@method("users.info", "users:read", tier=4)
def info(request: Request) -> Json:
    """Describe one person."""
    person = request.known(request.need("user"))
    return {"user": _user(request, person, with_locale=request.flag("include_locale"))}


@method("users.list", "users:read", tier=2)
def list_users(request: Request) -> Json:
    """List the workspace's people and bots, and those met in shared channels, a page at a time."""
    people = [
        person
        for person in request.slack.people.values()
        if person.team == request.workspace.team_id or request.shares_a_channel(person)
    ]
    page, cursor = request.page(people)
    locale = request.flag("include_locale")
    return {
        "members": [_user(request, person, with_locale=locale) for person in page],
        "cache_ts": int(request.slack.clock().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


@method("dnd.info", "dnd:read")
def notifications(request: Request) -> Json:
    """Tell whether somebody's notifications are paused."""
    return request.known(request.need("user")).as_dnd(request.slack.clock())


@method("users.lookupByEmail", "users:read.email")
def lookup_by_email(request: Request) -> Json:
    """Find a person of the workspace by e-mail address; the deactivated are not found."""
    email = request.need("email").lower()
    for person in request.slack.people.values():
        if person.team == request.workspace.team_id and person.email.lower() == email and not person.deleted:
            return {"user": _user(request, person, with_locale=False)}
    raise Failure("users_not_found")


@method("users.conversations", "channels:read", "groups:read", "im:read", "mpim:read")
def conversations(request: Request) -> Json:
    """List somebody's channels (the bot's own unless named); never a private one without the bot."""
    member = request.get("user") or request.workspace.bot_user
    wanted = kinds(request)
    bot = request.workspace.bot_user
    found = [
        channel
        for channel in request.slack.channels.values()
        if request.workspace.team_id in channel.teams
        and channel.kind in wanted
        and member in channel.members
        and (channel.kind == "public" or bot in channel.members)
        and not (channel.archived and request.flag("exclude_archived"))
    ]
    page, cursor = request.page(found)
    team = request.workspace.team_id
    shapes = [channel.as_channel(team=team, viewer=bot) for channel in page]
    return {"channels": shapes, "response_metadata": {"next_cursor": cursor}}


def kinds(request: Request) -> set[str]:
    """Return the kinds of channel that `types` asks for, and fail when a scope for one is missing."""
    words = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
    families = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
    asked = [word.strip() for word in request.get("types", "public_channel").split(",")]
    if any(word not in words for word in asked):
        raise Failure("invalid_types")
    wanted = {words[word] for word in asked}
    for kind in wanted:
        request.need_scope(f"{families[kind]}:read")
    return wanted


@method("usergroups.list", "usergroups:read", tier=2)
def usergroups(request: Request) -> Json:
    """List the workspace's user groups."""
    groups = [
        group.as_usergroup(with_users=request.flag("include_users"), with_count=request.flag("include_count"))
        for group in request.workspace.groups.values()
    ]
    return {"usergroups": groups}


@method("usergroups.users.list", "usergroups:read", tier=2)
def usergroup_members(request: Request) -> Json:
    """List the people of a user group."""
    wanted = request.need("usergroup")
    for group in request.workspace.groups.values():
        if group.id == wanted:
            return {"users": list(group.members)}
    raise Failure("no_such_subteam")
