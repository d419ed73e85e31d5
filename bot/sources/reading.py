"""Reads what is typed at a door by the one understanding, with what is known there."""

from bot.language import bounds, slack_text
from bot.understanding import plain
from bot.understanding.known import Above, Door, Known, Said
from bot.understanding.meaning import Meaning, New, NewAction, NewDecision, Ref
from bot.understanding.understand import understand
from storage import people
from storage.database import Session


async def meaning_of(
    session: Session,
    team: str,
    typed: str,
    door: Door,
    known: Known,
    above: Above | None = None,
    about: tuple[Ref, ...] = (),
) -> Meaning:
    """Return what somebody means who types this, as Slack sends it, in a place of which so much is known.

    `above` is the message that it stands under, `about` the records which that shows.
    """
    names = {person.user: person.name for person in known.people}
    strangers = [user for user in slack_text.people(typed) if user not in names]
    names |= {user: person.name for user, person in (await people.known(session, team, strangers)).items()}

    def read() -> Meaning:
        return understand(Said(door, plain.read(typed, names), above, about), known)

    return await bounds.in_thread(len(typed), read)


def as_typed(typed: str, door: Door) -> tuple[New, ...]:
    """Return the record of a door with nothing but what was typed."""
    words = slack_text.readable(typed)
    return (NewAction(words),) if door is Door.ACTION else (NewDecision(words),)
