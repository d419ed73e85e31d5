"""The few shapes that every message is made of, and the escaping of what people wrote."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from textwrap import shorten
from typing import Any, TypedDict

from bot.language.slack_text import person as person
from bot.language.telling import day as day
from bot.language.telling import day_of as day_of
from bot.language.telling import exactly, is_to, whole_day

Block = dict[str, Any]

MAX_SECTION = 3000
"""Slack's limit for one text object, in characters."""
MOST_BLOCKS = 50
MOST_TEXT = 40_000
"""Characters of a message without blocks; Slack cuts off or refuses longer ones."""
MOST_TYPED_BLOCKS = 3
"""As many full blocks as a message has room for; see `room`."""
A_YEAR = timedelta(days=365)
UNSURE = "Slack can not tell me just now what you may see; try again in a minute."

_BROADCAST = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
# Marks that reorder or hide text, and so let a sentence look like another one. A joiner stays within a
# script or an emoji that is written with it.
_JOINED = "[\u0590-\U0010ffff]"
_HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    f"|(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})"
)
_WORD_JOINER = "\u2060"


class Message(TypedDict):
    """Keyword arguments for `ack`, `respond` and `chat.postMessage`."""

    text: str  # says the whole point on its own: notifications and screen readers get this alone
    blocks: list[Block]


def escape(text: str) -> str:
    """Return what a person wrote so that Slack shows it and nothing in it mentions, links or hides."""
    plain = _HIDDEN.sub("", text)
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("```", "'''")
    return _BROADCAST.sub("@" + _WORD_JOINER, plain)


def brief(text: str, most: int = 200) -> str:
    """Return what a person wrote on one line of at most `most` characters, escaped."""
    line = " ".join(text.split())
    # The line is cut first: `shorten` looks at every letter of it, more than once.
    words = shorten(line[: most + 1], most, placeholder=" …")
    # One endless word would leave nothing but the ellipsis.
    return fit(words if len(words) * 2 > min(most, len(line)) else line, most)


def with_typed(said: str, typed: str) -> Message:
    """Return a sentence or some lines, and after them all that somebody typed and that could not be taken.

    What is too long for one block goes on in the next, and what is too long for blocks stands without any.
    """
    if not typed:
        return note(said)
    joint = "\n" if "\n" in said else " "
    whole = cut(f"{said}{joint}You typed: {escape(typed)}", MOST_TEXT)
    blocks = [section(piece) for piece in _pieces(whole)]
    return Message(text=whole, blocks=blocks if len(blocks) <= MOST_TYPED_BLOCKS else [])


def _pieces(escaped: str) -> Iterator[str]:
    """Yield an escaped text in pieces for one block each, cut at a space or at least not within an escape."""
    rest = escaped
    while len(rest) > MAX_SECTION:
        end = rest.rfind(" ", MAX_SECTION // 2, MAX_SECTION)
        if end < 0:
            begun = rest.rfind("&", MAX_SECTION - len("&amp;") + 1, MAX_SECTION)
            end = MAX_SECTION if begun < 0 or ";" in rest[begun:MAX_SECTION] else begun
        yield rest[:end]
        rest = rest[end:]
    yield rest


def fit(text: str, most: int) -> str:
    """Return what a person wrote, escaped, in at most `most` characters: cut before it is escaped.

    Cutting afterwards would leave half an escape to be seen.
    """
    kept = most
    while len(fitting := escape(cut(text, kept))) > most:
        kept -= max(1, (len(fitting) - most) // 6)
    return fitting


def people(users: Sequence[str]) -> str:
    """Return several people as a sentence lists them: 'Ade, Val and Mal'."""
    return listed([person(user) for user in users])


def some(users: Sequence[str], most: int = 12) -> str:
    """Return the first of many people, and how many more there are: 'Ade, Val and 30 others'."""
    return some_words(members(users), most)


def members(users: Sequence[str]) -> list[str]:
    """Return people of a list, in which somebody to whom alone it is told is 'you', and stands last."""
    return ["you" if is_to(user) else person(user) for user in sorted(users, key=is_to)]


def some_words(words: Sequence[str], most: int) -> str:
    """Return the first of many words as a sentence lists them, and how many more there are."""
    if len(words) <= most:
        return listed(words)
    return listed([*words[: most - 1], f"{len(words) - most + 1} others"])


def channel(place: str) -> str:
    """Return the token that Slack shows as a channel's name, to those who may know it."""
    return f"<#{place}>"


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def either(words: Sequence[str]) -> str:
    """Return words as a sentence offers them: 'a, b or c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def day_of_year(value: date) -> str:
    """Return a day without its year, for what is shown beside when it was said: '4 December'."""
    return f"{value.day} {value:%B}"


def day_near(value: date, near: date) -> str:
    """Return a day that is told from another one: 'Friday 4 December', with its year when that is far off."""
    return f"{value:%A} {day_of_year(value)}" if abs(value - near) < A_YEAR else whole_day(value)


def moment(value: datetime) -> str:
    """Return an instant that Slack shows in each reader's own time zone."""
    return f"<!date^{int(value.timestamp())}^{{date_short_pretty}} at {{time}}|{exactly(value)}>"


def section(text: str, **more: Any) -> Block:
    """Return a paragraph; what is too long for Slack is cut with an ellipsis."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": cut(text, MAX_SECTION)}, **more}


def titled(title: str, below: str) -> list[Block]:
    """Return a paragraph of a title and a line below it; where that is too long for one, each by itself."""
    whole = f"{title}\n{below}".rstrip()
    return [section(whole)] if len(whole) <= MAX_SECTION else [section(title), section(below)]


def context(text: str) -> Block:
    """Return a small grey line."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(text, MAX_SECTION)}]}


def header(text: str) -> Block:
    """Return a heading; plain text of at most 150 characters."""
    return {"type": "header", "text": {"type": "plain_text", "text": cut(text, 150)}}


def actions(*buttons: Block) -> Block:
    """Return a row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def button(label: str, action_id: str, value: str, *, style: str | None = None) -> Block:
    """Return a button; `value` comes back when it is pressed (2,000 characters at most)."""
    shape: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": label},
        "action_id": action_id,
        "value": value,
    }
    if style is not None:
        shape["style"] = style
    return shape


def led(block: Block) -> Block:
    """Return a row of buttons whose first is the one that most people need; other blocks as they are."""
    if block["type"] != "actions":
        return block
    first, *rest = block["elements"]
    return block | {"elements": [first | {"style": "primary"}, *rest]}


def words_of(block: Block) -> str:
    """Return the words that a section, header or context block shows."""
    parts = [block["text"]] if "text" in block else block.get("elements", [])
    return " ".join(part["text"] for part in parts if isinstance(part.get("text"), str))


def times(count: int) -> str:
    """Return how often: 'once', 'twice', '3 times'."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def cut(text: str, most: int) -> str:
    """Return `text`, or its beginning and an ellipsis when it has more than `most` characters."""
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"


def note(words: str) -> Message:
    """Return a message of one paragraph, with nothing to press."""
    return Message(text=words, blocks=[section(words)])


def nobody(name: str) -> str:
    """Say that nobody goes by a name, as typed with its sign, as far as its reader can see."""
    called = brief(name.removeprefix("@"))
    return f"Nobody you can see here goes by ‘{called}’. Pick them from Slack’s list as you type."


def unsure(found: Message | None) -> Message:
    """Say that Slack does not tell what somebody may see, under what was `found`, if anything."""
    if found is None:
        return note(UNSURE)
    said = f"There may be more. {UNSURE}"
    return Message(
        text=f"{found['text']}\n{said}", blocks=[*found["blocks"][: MOST_BLOCKS - 1], context(said)]
    )
