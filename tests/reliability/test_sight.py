"""Who may see which channel's record: every kind of person before every kind of channel.

The oracle is written out by hand, and each condition of the rule is broken in turn to see that it counts.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.sandbox import Workspace
from bot.slack.incoming import access
from bot.slack.people import People
from storage.records import Person
from tests.world import World

ALLOWED = {
    "public": {"member", "guest in it", "partner in it", "colleague"},
    "private": {"member", "guest in it", "partner in it"},
    "archived": {"member", "guest in it", "partner in it", "colleague"},
    "converted": {"member", "guest in it", "partner in it"},
    "group message": {"member", "guest in it", "partner in it"},
}
"""Who may see what; everybody else may not."""

VIEWERS = (
    *("member", "colleague", "guest", "guest in it", "partner in it", "partner elsewhere", "stranger"),
    *("gone", "gone but listed", "robot", "robot in it", "nobody"),
)


async def cells(world: World) -> tuple[dict[str, str], dict[str, str]]:
    """Make everybody and every channel; return their ids by what they are."""
    workspace, slack = world.workspace, world.slack
    partner = slack.add_workspace("Trust", installed=False)
    _enrol(workspace, partner)
    viewers = {name: workspace.person(name.replace(" ", "_")).id for name in VIEWERS[:4]}
    viewers |= {name: partner.person(name.replace(" ", "_")).id for name in VIEWERS[4:7]}
    viewers |= {name: workspace.person(name.replace(" ", "_")).id for name in VIEWERS[7:11]}
    viewers["nobody"] = "U0NOBODY"
    inside = [viewers[name] for name in VIEWERS if name.endswith(("in it", "listed")) or name == "member"]
    channels: dict[str, str] = {}
    for name in ALLOWED:
        called = name.replace(" ", "-")
        channels[name] = workspace.add_channel(called, private=name == "private")
        slack.share_channel(workspace, called, partner)
        workspace.channel(called).members += inside
    workspace.channel("archived").archived = True
    workspace.channel("converted").kind = "private"
    workspace.channel("group-message").kind = "mpim"
    # The partner elsewhere shares another channel with this workspace, so that Slack tells who that is.
    workspace.add_channel("lobby")
    slack.share_channel(workspace, "lobby", partner, members=["partner_elsewhere"])
    return viewers, channels


def _enrol(workspace: Workspace, partner: Workspace) -> None:
    for handle in ("member", "colleague"):
        workspace.add_person(handle)
    for handle in ("guest", "guest_in_it"):
        workspace.add_person(handle, is_guest=True)
    for handle in ("gone", "gone_but_listed"):
        workspace.add_person(handle, deactivated=True)
    for handle in ("robot", "robot_in_it"):
        workspace.add_person(handle, is_bot=True)
    for handle in ("partner_in_it", "partner_elsewhere", "stranger"):
        partner.add_person(handle)


async def wrong(world: World) -> list[tuple[str, str, bool]]:
    """Return each person and channel about which the bot and the oracle differ, and what the bot says."""
    viewers, channels = await cells(world)
    team, found = world.workspace.team_id, []
    for kind, channel in channels.items():
        for viewer, user in viewers.items():
            sees = await access.may_see(world.bot.people, team, user, channel)
            if sees is not (viewer in ALLOWED[kind]):
                found.append((viewer, kind, sees))
    return found


async def test_each_person_sees_what_they_may_and_nothing_else(world: World) -> None:
    world.slack.strict_rates = False

    assert await wrong(world) == []


async def test_each_person_is_shown_unasked_what_they_are_in_and_nothing_else(world: World) -> None:
    world.slack.strict_rates = False
    viewers, channels = await cells(world)
    people, team = world.bot.people, world.workspace.team_id
    kinds = {channel: kind for kind, channel in channels.items()}

    for viewer, user in viewers.items():
        inside, others = await access.still_in_sight(people, team, user, kinds, kinds)
        allowed = {kind for kind, who in ALLOWED.items() if viewer in who}
        assert {kinds[channel] for channel in others.channels} == allowed
        assert {kinds[channel] for channel in inside.channels} == (
            allowed if viewer != "colleague" else set()
        )
        assert not inside.unsure


def _person(change: Callable[[Person | None, Any], Person | None]) -> Callable[[Any], Any]:
    def broken(person: Any) -> Any:
        async def asked(people: People, team: str, user: str) -> Person | None:
            return change(await person(people, team, user), people)

        return asked

    return broken


def _channel(**values: bool) -> Callable[[Any], Any]:
    def broken(channel: Any) -> Any:
        async def asked(people: People, team: str, wanted: str) -> Any:
            return replace(await channel(people, team, wanted), **values)

        return asked

    return broken


def _anybody(person: Person | None, people: People) -> Person:
    plain = Person("", "", "", None, None, None, False, False, False, people.clock())
    return plain if person is None else person


def _without(**values: Any) -> Callable[[Person | None, Any], Person | None]:
    return lambda person, _: None if person is None else replace(person, **values)


def _nobody_in(members: Any) -> Any:
    async def asked(*_: object) -> frozenset[str]:
        return frozenset()

    return asked


BROKEN: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "nobody is unknown": ("person", _person(_anybody)),
    "nobody is gone": ("person", _person(_without(deactivated=False))),
    "nobody is a bot": ("person", _person(_without(bot=False))),
    "nobody is a guest": ("person", _person(_without(guest=False))),
    "nobody is of another workspace": ("person", _person(_without(home_team=None))),
    "nothing is private": ("channel", _channel(private=False)),
    "everything is private": ("channel", _channel(private=True)),
    "nobody is in": ("members", _nobody_in),
}


@pytest.mark.parametrize("belief", BROKEN)
async def test_a_rule_that_believed_otherwise_would_be_seen(
    world: World, monkeypatch: pytest.MonkeyPatch, belief: str
) -> None:
    world.slack.strict_rates = False
    method, broken = BROKEN[belief]
    monkeypatch.setattr(People, method, broken(getattr(People, method)))

    assert await wrong(world) != []


@pytest.mark.parametrize("method", ["users.info", "conversations.members", "conversations.info"])
@pytest.mark.parametrize("fault", ["drop before", "429", "5xx", "ok:false", "html200", "truncate"])
async def test_nobody_sees_anything_while_slack_can_not_be_asked(
    world: World, method: str, fault: str
) -> None:
    world.slack.faults.add(method, fault, times=100)
    workspace = world.workspace

    assert not await access.may_see(
        world.bot.people, workspace.team_id, workspace.person("sam").id, workspace.channel("board").id
    )


async def test_somebody_on_the_last_of_many_pages_is_a_member(world: World) -> None:
    world.slack.strict_rates = False
    workspace = world.workspace
    world.slack.page_size = 200
    workspace.add_channel("crowd", private=True)
    crowd = [workspace.add_person(f"p{number}") for number in range(1501)]
    workspace.channel("crowd").members += crowd

    channel = workspace.channel("crowd").id
    assert await access.may_see(world.bot.people, workspace.team_id, crowd[-1], channel)
    assert not await access.may_see(world.bot.people, workspace.team_id, workspace.person("sam").id, channel)


async def test_whoever_was_removed_sees_nothing_a_minute_later(world: World) -> None:
    workspace = world.workspace
    workspace.add_channel("council", ["rosa", "ade"], private=True)
    ade, council = workspace.person("ade").id, workspace.channel("council").id
    assert await access.may_see(world.bot.people, workspace.team_id, ade, council)
    workspace.channel("council").members.remove(ade)

    await world.advance(seconds=60)

    assert not await access.may_see(world.bot.people, workspace.team_id, ade, council)
