"""What `/action` and `@Matters Arising action` mean: who is to do what, by when, and to what end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.parsing import dates, typed
from bot.parsing.dates import Calendar, Found, Question, Understood, finding
from storage.records import Assignee, OwnerKind

EXAMPLE = "/action @sam and @priya draft the scope paper by next Friday so that the board can agree it"

_MENTIONED = r"<@[^<>]+>|<!subteam\^[^<>]+>"
_NAME = r"(?-i:@[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+(?=\s+(?:to|will|should|and|&)\b|\s*[,:]))|@[A-Za-z][\w.'’-]*"
_ME = r"(?:me|myself)\b|I(?=(?:\s+(?:and|&amp;|will|shall|to|am)\b|['’]ll\b))"
_ONE = re.compile(rf"\s*(?:(?P<token>{_MENTIONED})|(?P<name>{_NAME})|(?P<me>{_ME}))", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,?\s*(?:and|&amp;|&|plus|with)(?=[\s<@])|[,;+/]|(?=<[@!]))", re.IGNORECASE)
_STRAY = re.compile(r"\s*(?:and|&amp;|&)\s+(?P<name>[A-Z][\w'’-]*)")
_OPENING = re.compile(r"\s*(?:(?:please|can|could|would)\s+)?", re.IGNORECASE)
_CONNECTION = re.compile(
    r"\s*(?:both|each|all)?\s*[,:;–—-]?\s*"
    r"(?:(?:agree[sd]? to|(?:is|are|am)(?: going)? to|needs? to|ha(?:s|ve) to|(?:can|could|would) you"
    r"|to|will|shall|should|must|['’]ll)\s+)?(?:please\s+)?",
    re.IGNORECASE,
)
_NAMED_LAST = re.compile(
    rf"[\s,;(–—-]*\b(?:owners?|owned by|assigned to|assign to|responsible)\s*:?\s*"
    rf"(?P<owners>(?:(?:{_MENTIONED}|@[A-Za-z][\w.'’-]*|me\b)[\s,]*(?:and|&amp;|&)?\s*)+)\)?\s*[.;]?\s*$",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:[\s,(–—-]*(?:and|&amp;)?\s*(?:{_MENTIONED}))+\)?\s*(?=$|\b(?:by|before|due|until|on)\b)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\s*[,;–—-]?\s*\bso that\s+", re.IGNORECASE)
_DECISION = re.compile(r"[\s,;(–—-]*\bfor\s+d\s?(\d{1,6})\)?\s*[.;]?\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s+(?:the|an?)$", re.IGNORECASE)
_LOOSE = re.compile(r"\s+([,.;:?!])|([,;:])(?:\s*[,;:])+")


@dataclass(frozen=True)
class Task:
    """An action as typed; `phrase` is the due date in the words it was typed in.

    `unresolved` are names that nobody was found for, `suggested` people named in passing: to be offered,
    never assumed.
    """

    text: str
    owners: tuple[Assignee, ...] = ()
    unresolved: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    due: date | None = None
    question: Question | None = None
    phrase: str = ""
    measure: str | None = None
    decision: int | None = None


def read(
    text: str,
    calendar: Calendar,
    *,
    speaker: str,
    names: Mapping[str, str] | None = None,
    day: date | None = None,
) -> Task:
    """Return what `text`, as Slack sends it, asks for; `speaker` is 'me' and 'I'.

    `day` is what they chose when the date was asked about.
    """
    head, purpose = _split(text)
    purpose, decision = _under(purpose)
    head, decision = _under(head) if decision is None else (head, decision)
    owners, unresolved, head = _owners(head, speaker)
    suggested = tuple(mention.id for mention in _passing(head)) if not owners else ()
    if suggested:
        head = _LAST.sub(" ", head)
    measure = typed.readable(purpose, names) or None
    plain = typed.readable(head, names)
    found = dates.find(plain, calendar) or _in_purpose(measure, calendar)
    if found is not None and plain[found.start : found.end].endswith(found.phrase):
        plain = _without(plain, found)
    plain, decision = _under(plain) if decision is None else (plain, decision)
    answer = found.answer if found else None
    return Task(
        text=plain,
        owners=owners,
        unresolved=unresolved,
        suggested=suggested,
        due=day or (answer.day if isinstance(answer, Understood) else None),
        question=answer if isinstance(answer, Question) and day is None else None,
        phrase=found.phrase if found else "",
        measure=measure,
        decision=decision,
    )


def _split(text: str) -> tuple[str, str]:
    """Return the action and what follows 'so that'."""
    head, *rest = _PURPOSE.split(text.strip(), maxsplit=1)
    return (head, rest[0]) if head and rest else (text.strip(), "")


def _under(text: str) -> tuple[str, int | None]:
    match = _DECISION.search(text)
    return (text[: match.start()], int(match[1])) if match else (text, None)


def _owners(head: str, speaker: str) -> tuple[tuple[Assignee, ...], tuple[str, ...], str]:
    """Return who is named as owner, whose name was not found, and the rest of the sentence."""
    owners, unresolved, end = _run(head, speaker, _start(head))
    if owners or unresolved:
        stray = _STRAY.match(head, end)
        if stray:
            unresolved, end = [*unresolved, stray["name"]], stray.end()
        connection = _CONNECTION.match(head, end)
        return tuple(owners), tuple(unresolved), head[connection.end() if connection else end :]
    named = _NAMED_LAST.search(head)
    if named is None:
        return (), (), head
    owners, unresolved, _ = _run(named["owners"], speaker, 0)
    return tuple(owners), tuple(unresolved), head[: named.start()]


def _start(head: str) -> int:
    opening = _OPENING.match(head)
    return opening.end() if opening else 0


def _run(text: str, speaker: str, start: int) -> tuple[list[Assignee], list[str], int]:
    """Read people joined by commas, 'and' or '&', from `start` on; return where they end."""
    owners: dict[Assignee, None] = {}
    unresolved: list[str] = []
    end, at = start, start
    while one := _ONE.match(text, at):
        assignee = _assignee(one, speaker)
        if assignee is not None:
            owners[assignee] = None
        elif one["name"]:
            unresolved.append(one["name"].removeprefix("@"))
        end = one.end()
        join = _JOIN.match(text, end)
        if join is None:
            break
        at = join.end()
    return list(owners), unresolved, end


def _assignee(one: re.Match[str], speaker: str) -> Assignee | None:
    if one["me"]:
        return Assignee(OwnerKind.PERSON, speaker)
    if not one["token"]:
        return None
    (mention,) = typed.mentions(one["token"])
    if mention.user_group:
        label = one["token"].rstrip(">").partition("|")[2].removeprefix("@")
        return Assignee(OwnerKind.USER_GROUP, mention.id, typed.readable(label) or None)
    return Assignee(OwnerKind.PERSON, mention.id)


def _passing(head: str) -> list[typed.Mention]:
    """Return the people with whom a sentence ends: perhaps its owners, perhaps not."""
    last = _LAST.search(head)
    return [mention for mention in typed.mentions(last[0]) if not mention.user_group] if last else []


def _in_purpose(measure: str | None, calendar: Calendar) -> Found | None:
    """Return the date within a purpose, if it is plainly a due date: 'so that it is out by Friday'."""
    found = dates.find(measure, calendar) if measure else None
    return found if found and measure and finding.SURE.match(measure, found.start) else None


def _without(plain: str, found: Found) -> str:
    """Take 'by next Friday' out of the sentence; 'the event on Friday' stays, as it may be part of it."""
    if not finding.SURE.match(plain, found.start):
        return plain
    end = found.start + len(_ARTICLE.sub("", plain[found.start : found.end]))
    left = f"{plain[: found.start].rstrip(' ,;(–—-')} {plain[end:].lstrip(' ,;)')}"
    return typed.clean(_LOOSE.sub(lambda match: match[1] or match[2], left)).rstrip(" ,;–—-")
