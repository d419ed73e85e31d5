"""Reads what is typed at a door by the one understanding, with what is known there."""

from bot.language import bounds, dates, slack_text
from bot.understanding import plain
from bot.understanding.known import Above, Door, Known, Said
from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand
from storage import people
from storage.database import Session


async def meaning_of(
    session: Session, team: str, typed: str, door: Door, known: Known, above: Above | None = None
) -> Meaning:
    """Return what somebody means who types this, as Slack sends it, in a place of which so much is known."""
    names = {person.user: person.name for person in known.people}
    strangers = [user for user in slack_text.people(typed) if user not in names]
    names |= {user: person.name for user, person in (await people.known(session, team, strangers)).items()}

    def read() -> Meaning:
        # What is loaded on first use is not the text's fault: its time for being read begins after that.
        dates.warm()
        return understand(Said(door, plain.read(typed, names), above), known)

    return await bounds.in_thread(len(typed), read)


async def in_plain_words(session: Session, team: str, words: str) -> str:
    """Return words of ours with names for people's tokens, to be said where nobody is to be mentioned."""
    named = await people.known(session, team, slack_text.people(words))
    return slack_text.readable(words, {user: person.name for user, person in named.items()})
