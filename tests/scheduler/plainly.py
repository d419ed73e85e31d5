"""What somebody is told of, as plainly as it can be said of everything there is: what SQL is held against."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from scheduler import recaps as rules
from storage.records import FIRST_HAND, Account, How, News, Reader

AWARE = frozenset({*FIRST_HAND, How.CONFIRMED})
"""Ways of knowing a decision after which nobody needs to be told of it."""


def is_aware(account: Account, user: str) -> bool:
    """Tell whether a person has known of a decision since it was made, or has confirmed that they do."""
    return bool(account.knows.get(user, frozenset()) & AWARE)


def was_told(account: Account, user: str) -> bool:
    """Tell whether a person was told of a decision as it stands, be it that they never confirmed it."""
    return How.TOLD in account.knows.get(user, frozenset())


def touched(account: Account) -> datetime:
    """Return when a decision was last made or settled."""
    decision = account.decision
    return max(decision.decided_at, decision.settled_at or decision.decided_at)


def concerns_reader(account: Account, reader: Reader, last_meeting: datetime | None) -> bool:
    """Tell whether a decision falls within a reader's time: since they joined, or since the last meeting."""
    made = touched(account)
    return made >= reader.joined_at or last_meeting is None or made >= last_meeting


def unknown(accounts: Iterable[Account], user: str) -> list[Account]:
    """Return the decisions that a person does not know of, whether or not they were told."""
    return [one for one in accounts if one.decision.undone_at is None and not is_aware(one, user)]


def unconfirmed(accounts: Iterable[Account], user: str) -> list[Account]:
    """Return the decisions that a person was told of and has not confirmed."""
    return [one for one in unknown(accounts, user) if was_told(one, user)]


def missed(accounts: Iterable[Account], reader: Reader, last_meeting: datetime | None) -> list[Account]:
    """Return the decisions of a reader's time that they missed, and were not told of as they stand."""
    return [
        one
        for one in unknown(accounts, reader.user)
        if concerns_reader(one, reader, last_meeting)
        and rules.news_of(one, reader.user) is News.MISSED
        and not was_told(one, reader.user)
    ]


def changed(accounts: Iterable[Account], user: str, by: datetime) -> list[Account]:
    """Return what a person was told of and has not missed since, whose status had changed by a time."""
    return [
        one
        for one in unknown(accounts, user)
        if not was_told(one, user)
        and rules.news_of(one, user) is News.CHANGED
        and (one.decision.settled_at or one.decision.decided_at) < by
    ]


def to_tell(
    accounts: Sequence[Account], reader: Reader, last_meeting: datetime | None, by: datetime
) -> list[Account]:
    """Return what a member is told in person before a meeting: what they missed, and what has changed."""
    return missed(accounts, reader, last_meeting) + changed(accounts, reader.user, by)
