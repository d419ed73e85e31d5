"""`Another message` in the form of Capture thread: those of the thread that the form does not list."""

from collections.abc import Sequence

from bot.language import slack_text
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from bot.sources import messages
from bot.sources.messages import SlackMessage
from bot.threads import prefill
from bot.threads.views import Candidate
from storage import people
from storage.database import Session

ACTION = "another_message"
MOST = 12
"""Of so many candidates a form is long enough."""
FULL = "There is no room for another message here: record these, then open Capture thread once more."
GONE = "That message is gone, or could not be read just now, so it was not added."
_LABEL = "Another message"
_HINT = "Any of this thread: the one you choose is added above."
_READ = 500
"""Characters of a message that its beginning is looked for in."""


async def below(
    session: Session,
    team: str,
    bot_user: str,
    thread: Sequence[SlackMessage],
    listed: Sequence[Candidate],
) -> list[Block]:
    """Return the menu of what people wrote in a thread and a form does not list; of much, the newest."""
    offered = {one.source.said_ts for one in listed}
    others = [
        (one, words) for one in thread if one.get("ts") not in offered and (words := _written(one, bot_user))
    ][-modals.MOST_OPTIONS :]
    asked = [str(one["user"]) for one, _ in others]
    asked += [user for _, words in others for user in slack_text.people(words)]
    names = {user: one.name for user, one in (await people.known(session, team, asked)).items()}
    options = []
    for one, words in others:
        begins = " ".join(slack_text.readable(words, names)[:_READ].split())
        user = str(one["user"])
        options.append(modals.option(f"{names.get(user, user)}: {begins}", str(one["ts"])))
    return menu(options, len(listed))


def menu(options: Sequence[Block], listed: int, note: str = "") -> list[Block]:
    """Return what stands under so many candidates: a note, and the menu while there is room for more."""
    said = [text.context(note)] if note else []
    if not options or listed >= MOST:
        return [*said, *([text.context(FULL)] if options else [])]
    choice = modals.select(ACTION, _LABEL, options, hint=_HINT)
    # Slack keeps what was chosen while the id of a block stays, and this one is to be empty again.
    return [*said, choice | {"block_id": f"{ACTION}_{len(options)}", "dispatch_action": True}]


def offered(view: View) -> list[Block]:
    """Return the options of the menu in an open form."""
    menus = [one["element"] for one in view["blocks"] if one.get("dispatch_action")]
    return [option for one in menus if one["action_id"] == ACTION for option in one["options"]]


def _written(message: SlackMessage, bot_user: str) -> str:
    """Return what a person wrote, without the bot's name; empty for what is deleted or an app's."""
    if messages.writer(message) is None:
        return ""
    return prefill.addressed(messages.words(message), bot_user)[0].strip()
