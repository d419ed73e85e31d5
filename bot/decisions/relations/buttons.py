"""The answers to 'This looks related to D1': Replaces it, Amends it, Unrelated."""

from slack_bolt.async_app import AsyncAck

from bot.decisions.relations import service, views
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Press, id_in
from storage.records import Relation


async def replaces(ack: AsyncAck, press: Press) -> None:
    """Ask what has changed, before a new decision replaces the older one."""
    await _ask(press, Relation.SUPERSEDES)
    await ack()


async def amends(ack: AsyncAck, press: Press) -> None:
    """Ask what has changed, before a new decision amends the older one."""
    await _ask(press, Relation.AMENDS)
    await ack()


async def unrelated(ack: AsyncAck, press: Press) -> None:
    """Leave both decisions as they are, and do not ask again."""
    try:
        async with press.bot.sessions.begin() as session:
            newer, older = await service.answer(
                session, press.team, *_pair(press), None, user=press.user, at=press.at
            )
    except Refusal as refusal:
        press.reply(str(refusal), instead=_is_alone(press))
    else:
        # A card, and what the chair was asked, is changed by itself.
        if _is_alone(press):
            press.reply(views.answered(newer, older, None), instead=True)
    await ack()


async def _ask(press: Press, relation: Relation) -> None:
    try:
        async with press.bot.sessions.begin() as session:
            newer, older = await service.ask_what_changed(
                session, press.team, *_pair(press), user=press.user, at=press.at
            )
    except Refusal as refusal:
        press.reply(str(refusal), instead=_is_alone(press))
    else:
        reply = (press.body.get("response_url") or "") if _is_alone(press) else ""
        await press.open(views.what_changed_form(newer, older, relation, reply=reply))


def _pair(press: Press) -> tuple[int, int]:
    return id_in(press.value_json.get("newer")), id_in(press.value_json.get("older"))


def _is_alone(press: Press) -> bool:
    """Tell whether it was pressed in a modal, or on what only its reader sees: nothing else changes that."""
    return bool(press.view or (press.body.get("container") or {}).get("is_ephemeral"))
