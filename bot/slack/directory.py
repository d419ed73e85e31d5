"""What we know of Slack's people and places without asking it: whom a typed name means, where a record is."""

from collections.abc import Sequence

from bot.language import names
from bot.language.refusal import Refusal
from bot.slack.blocks import addresses, text
from bot.slack.blocks.addresses import Addresses
from storage import groups, people
from storage.database import Session
from storage.records import Action, Decision


async def with_tokens(session: Session, team: str, channels: Sequence[str], words: str) -> str:
    """Return `words` with a token for each '@name' that one member of the groups goes by.

    Raises Refusal with their names where several do: nobody is picked by guessing. A name that nobody goes by
    stays as it is.
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


async def where(session: Session, record: Decision | Action) -> Addresses:
    """Return where a record was said, and where its card is."""
    workspace = await groups.workspace(session, record.team)
    return addresses.of_record(record, workspace.address if workspace else None)
