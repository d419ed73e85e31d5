"""Actions recorded as a reader of sentences has them recorded, with all that there is to say of one."""

from bot.actions import service
from bot.actions.service import Draft
from storage.records import Action, Assignee, OwnerKind, Source
from tests.world import World


def owner(world: World, person: str) -> Assignee:
    return Assignee(OwnerKind.PERSON, world.workspace.person(person).id)


async def record(world: World, draft: Draft, person: str = "rosa", channel: str = "board") -> Action:
    source = Source(
        world.workspace.team_id, world.workspace.channel(channel).id, world.workspace.person(person).id
    )
    async with world.sessions.begin() as session:
        action = await service.record(session, draft, source, at=world.now)
    await world.settle()
    return action


async def card(world: World, label: str = "A1", channel: str = "board") -> str:
    found = [one for one in world.workspace.messages(channel) if one.plain.startswith(f"{label} ")]
    return found[-1].readable


def told(world: World, person: str) -> list[str]:
    return [each.plain for each in world.workspace.direct_messages(person)]
