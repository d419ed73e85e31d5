"""auth.*, oauth.v2.access, apps.connections.open, team.info, bots.info."""

from bot.sandbox.api.method import Request, method
from bot.sandbox.data.errors import Failure
from bot.sandbox.payloads import Json


@method("auth.test", tier=4)
def test(request: Request) -> Json:
    """Say whose token it is."""
    workspace = request.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": request.slack.people[workspace.bot_user].handle,
        "team_id": workspace.team_id,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": workspace.org_wide,
        **({"enterprise_id": workspace.enterprise_id} if workspace.enterprise_id else {}),
    }


@method("auth.revoke")
def revoke(request: Request) -> Json:
    """Stop the token."""
    if not request.flag("test"):
        request.workspace.revoke()
    return {"revoked": not request.flag("test")}


@method("oauth.v2.access", tier=4)
def access(request: Request) -> Json:
    """Exchange the code of an installation for a bot token; see `Workspace.authorise`."""
    slack = request.slack
    if request.get("client_id") != slack.client_id:
        raise Failure("invalid_client_id")
    if request.get("client_secret") != slack.client_secret:
        raise Failure("bad_client_secret")
    team = slack.codes.pop(request.get("code"), None)
    if team is None:
        raise Failure("invalid_code")
    workspace = slack.workspaces[team]
    token = workspace.install()
    enterprise = {"id": workspace.enterprise_id, "name": workspace.name} if workspace.enterprise_id else None
    return {
        "app_id": slack.app_id,
        "authed_user": {"id": next(iter(workspace.handles.values()))},
        "scope": ",".join(sorted(workspace.scopes)),
        "token_type": "bot",
        "access_token": token,
        "bot_user_id": workspace.bot_user,
        "team": {"id": team, "name": workspace.name},
        "enterprise": enterprise,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", tier=1)
def connections_open(request: Request) -> Json:
    """Return the address of a new socket."""
    return {"url": request.slack.inbound.sockets.ticket(debug=request.flag("debug_reconnects"))}


@method("team.info", "team:read")
def team_info(request: Request) -> Json:
    """Describe the workspace, or one that shares a channel with it."""
    wanted = request.get("team") or request.workspace.team_id
    near = {neighbour.team_id for neighbour in request.workspace.neighbours()} | {request.workspace.team_id}
    if wanted not in near:
        raise Failure("team_not_found")
    workspace = request.slack.workspaces[wanted]
    team: Json = {
        "id": workspace.team_id,
        "name": workspace.name,
        "domain": workspace.domain,
        "email_domain": "",
        "icon": {"image_default": True},
    }
    if workspace.enterprise_id:
        team |= {"enterprise_id": workspace.enterprise_id, "enterprise_name": workspace.name}
    return {"team": team}


@method("bots.info", "users:read")
def bots_info(request: Request) -> Json:
    """Describe a bot."""
    wanted = request.get("bot") or request.workspace.bot_id
    for person in request.slack.people.values():
        if person.bot_id == wanted and person.team == request.workspace.team_id:
            ours = person.id == request.workspace.bot_user
            return {
                "bot": {
                    "id": person.bot_id,
                    "deleted": person.deleted,
                    "name": person.real_name,
                    "updated": person.updated,
                    "app_id": request.slack.app_id if ours else "",
                    "user_id": person.id,
                    "icons": {},
                }
            }
    raise Failure("bot_not_found")
