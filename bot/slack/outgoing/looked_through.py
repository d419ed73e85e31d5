"""What was looked through of conversations a moment ago: it tells of every message in doubt there.

After a crash many messages of a channel are in doubt at once, and Slack lets an app read few pages a minute.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.slack.outgoing.searching import Search
from storage.records import Outgoing

KEPT = timedelta(minutes=2)
MOST = 500
"""So many conversations, and messages, are remembered; the oldest are forgotten."""


class LookedThrough:
    """The last search of each conversation, what was looked for there last, and since when what is."""

    def __init__(self) -> None:
        self._searches: dict[tuple[str, str], tuple[datetime, Search]] = {}
        self._last: dict[tuple[str, str], tuple[datetime, str]] = {}
        self._since: dict[tuple[str, str], datetime] = {}

    def is_one_of_several(self, outgoing: Outgoing, target: str, now: datetime) -> bool:
        """Note that a message is looked for; tell whether another of its conversation was just before."""
        self._since.setdefault((outgoing.team, outgoing.key), outgoing.due_at)
        at, key = self._last.pop((outgoing.team, target), (now, outgoing.key))
        self._last[outgoing.team, target] = (now, outgoing.key)
        _forget(self._since)
        _forget(self._last)
        return key != outgoing.key and now - at <= KEPT and not outgoing.about.thread

    def keep(self, search: Search, began: datetime) -> None:
        """Remember a search of the latest messages that `began` then; one of a thread tells too little."""
        if search.floor is None or search.outgoing.about.thread:
            return
        place = (search.outgoing.team, search.target)
        self._searches.pop(place, None)
        self._searches[place] = (began, search)
        _forget(self._searches)

    def search(self, outgoing: Outgoing, target: str, tried: datetime, now: datetime) -> Search | None:
        """Return a search that tells whether a message arrived that it was `tried` to send; None without one.

        It began when the message was due to be looked for, so that nobody was sending it any more.
        """
        began, search = self._searches.get((outgoing.team, target), (None, None))
        since = self._since.get((outgoing.team, outgoing.key))
        if began is None or search is None or since is None or outgoing.about.thread:
            return None
        fresh = since <= began and now - began <= KEPT
        return search if fresh and (outgoing.key in search.places or search.reaches(tried)) else None


def _forget(kept: dict[tuple[str, str], Any]) -> None:
    while len(kept) > MOST:
        kept.pop(next(iter(kept)))
