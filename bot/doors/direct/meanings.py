"""What a meaning is about: the records that it names."""

from collections.abc import Iterator

from bot.understanding.meaning import Answer, Ask, Change, Confirm, Meaning, Ref, Says, Several, Show


def refs(meaning: Meaning) -> Iterator[tuple[Ref, ...]]:
    """Yield the records that a meaning is about: together those of which any may be meant."""
    match meaning:
        case Answer():
            yield from ((ref,) for ref in meaning.to)
        case Change():
            yield (meaning.record,)
        case Confirm() | Several():
            for each in meaning.does:
                yield from refs(each)
        case Ask():
            yield tuple(ref for one in meaning.readings for together in refs(one.means) for ref in together)


def asks_which_is_done(meaning: Ask) -> bool:
    """Tell whether a question is only about which work is done: each has its button for that."""
    return bool(meaning.readings) and all(
        isinstance(one.means, Answer)
        and one.means.says is Says.DONE
        and len(one.means.to) == 1
        and not one.means.outcome
        for one in meaning.readings
    )


def numbers(meaning: Meaning) -> list[int]:
    """Return the numbers of the actions that somebody answers, or only names."""
    if isinstance(meaning, Show):
        return [meaning.record.number] if meaning.record is not None else []
    return [ref.number for together in refs(meaning) for ref in together]
