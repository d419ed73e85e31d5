"""Who is meant by a name that Slack sent as it was typed: never guessed between two people."""

from collections.abc import Sequence

from bot.language import names
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from storage import people
from storage.database import Session


async def resolved(session: Session, team: str, channels: Sequence[str], words: str) -> str:
    """Return `words` with a token for each '@name' that one member of the groups goes by.

    Raises Refusal with their names where it is more than one. What nobody goes by stays as it is.
    """
    if not names.are_in(words):
        return words
    known = await people.described(session, team, channels)
    for named in reversed(names.typed_in(words, known)):
        users = [person.user for person in named.people]
        if len(users) > 1:
            raise Refusal(
                f"‘{text.brief(named.name)}’ may mean {text.either([text.person(user) for user in users])}:"
                " ask again with their whole name, or pick them from Slack's list as you type."
            )
        if users:
            words = f"{words[: named.start]}{text.person(users[0])}{words[named.end :]}"
    return words
