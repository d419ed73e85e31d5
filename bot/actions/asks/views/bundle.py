"""Several things that somebody is asked for, as one message: counted, numbered, each with its buttons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.actions import views as action_views
from bot.actions.asks import views
from bot.actions.asks.views import Ask, AskState
from bot.language import wording
from bot.slack.blocks import room, text
from bot.slack.blocks.text import Message
from storage.records import Action

TODAY = "from today's meeting of"
_ENDED = ("!", "?", "…")
_BRIEFER = (views.MOST_WORDS, 600, 300, 80)
"""How much of each wording is shown, at most: as much as there is room for."""


@dataclass(frozen=True)
class Several:
    """What somebody is asked for, each by one of the `askers`; at one meeting of that day, or not."""

    asks: Sequence[Ask]
    askers: Sequence[str]
    at_meeting: bool = False


def several(shown: Several) -> tuple[Message, int]:
    """Ask for as much of it as one message has room for, the first ones first; return how much that is."""
    for count in range(len(shown.asks), 1, -1):
        some = Several(shown.asks[:count], shown.askers[:count], shown.at_meeting)
        for most in _BRIEFER:
            message = _message(some, most)
            if room.has_room(message["blocks"]):
                return message, count
    return views.ask(shown.asks[0]), 1


def _message(shown: Several, most: int) -> Message:
    heading = _heading(shown)
    lines, blocks = [heading], [text.section(f"*{heading}*")]
    for number, one in enumerate(shown.asks, 1):
        first, *more = _item(shown, number - 1, most)
        item = [f"{number}. {first}", *more]
        hints = views.hints(one)
        lines += [*item, *hints]
        blocks += [text.section("\n".join(item)), *map(text.context, hints), *views.row(one)]
    closing = list(_private(shown))
    return Message(
        text=room.plain(lines, *closing), blocks=[*blocks, *(text.context(said) for said in closing)]
    )


def _heading(shown: Several) -> str:
    """Return who asks for how much, and where: 'Val asks you for two things from today's meeting of …:'."""
    things, askers = f"{wording.number(len(shown.asks))} things", list(dict.fromkeys(shown.askers))
    open_still = any(one.standing is AskState.ASKED for one in shown.asks)
    if len(askers) > 2:
        said = f"{wording.begin(things)} {'are' if open_still else 'were'} asked of you"
    else:
        asks = "asked" if not open_still else "asks" if len(askers) == 1 else "ask"
        said = f"{text.people(askers)} {asks} you for {things}"
    return f"{said}{_place(shown)}:"


def _place(shown: Several) -> str:
    channels = _channels(shown)
    if len(channels) > 1:
        return ""
    return f" {TODAY if shown.at_meeting else 'in'} {text.channel(channels[0])}"


def _item(shown: Several, at: int, most: int) -> Iterator[str]:
    """Yield what is asked for, and by whom and in which group where that is not so of all of it."""
    one = shown.asks[at]
    action = one.action
    where = f" in {text.channel(action.channel)}" if len(_channels(shown)) > 1 else ""
    if one.standing is not AskState.ASKED:
        yield views.heading(one, most, label=f"{action.label}{where}")
    else:
        yield f"*{action.label}{where}* {_by(action, text.fit(action.text, most))}"
        if len(set(shown.askers)) > 1:
            yield f"Asked by {text.person(shown.askers[at])}."
    if one.standing in views.OFFERED:
        if one.standing is not AskState.ASKED:
            yield f"{action_views.when(action)}."
        yield from views.particulars(one, min(500, most))


def _by(action: Action, said: str) -> str:
    """Return what is to be done, and by when: 'Send the numbers, by Friday 27 November'."""
    said = said.rstrip().removesuffix(".")
    if action.due is None:
        when = action_views.when(action)
        return f"{said} ({when[:1].lower()}{when[1:]})"
    by = f"{text.day(action.due)}{f', {action_views.moved(action)}' if action.deferrals else ''}"
    return f"{said} By {by}" if said.endswith(_ENDED) else f"{said}, by {by}"


def _private(shown: Several) -> Iterator[str]:
    """Yield to whom what is written goes, where anything may still be written of it."""
    answerable = [one for one in shown.asks if one.standing is AskState.ASKED or views.hints(one)]
    if answerable:
        whom = list(dict.fromkeys(one.action.author for one in answerable))
        yield views.PRIVATE.format(whom=text.person(whom[0]) if len(whom) == 1 else "whoever asked for it")


def _channels(shown: Several) -> list[str]:
    return list(dict.fromkeys(one.action.channel for one in shown.asks))
