"""Messages on their way out, in the database that holds the record: put with a change, or not at all.

    queue.py    what is put there, and when the next one falls due
    pace.py     how fast Slack accepts messages
    leases.py   claimed under a lease, sent, and settled
    again.py    what is sent under one key as often as it changes
    sent.py     settled messages leave the outbox; key and address stay
    carried.py  what waits to be said to somebody with other things
    queries.py  finding messages again
    messages.py rows as messages

The number of attempts identifies a claim, so a process can not settle what another has claimed since.
"""

from storage.outbox import carried
from storage.outbox.again import put_again, repeat
from storage.outbox.leases import abandon, claim, describe, doubt_lost, holds, orphan, postpone, settle
from storage.outbox.pace import next_free
from storage.outbox.queries import OPEN, counts, find, last_sent, sent_as, stuck
from storage.outbox.queue import (
    OUTSIDE,
    TOKEN_REFUSED,
    hasten,
    is_due,
    is_held_up,
    let_in,
    next_due,
    note_accepted,
    pause,
    paused,
    put,
    put_all,
    refusals,
    refused_since,
    revive,
    waits,
)
from storage.outbox.sent import AT_ONCE, let_go

__all__ = [
    "AT_ONCE",
    "OPEN",
    "OUTSIDE",
    "TOKEN_REFUSED",
    "abandon",
    "carried",
    "claim",
    "counts",
    "describe",
    "doubt_lost",
    "find",
    "hasten",
    "holds",
    "is_due",
    "is_held_up",
    "last_sent",
    "let_go",
    "let_in",
    "next_due",
    "next_free",
    "note_accepted",
    "orphan",
    "pause",
    "paused",
    "postpone",
    "put",
    "put_again",
    "put_all",
    "refusals",
    "refused_since",
    "repeat",
    "revive",
    "sent_as",
    "settle",
    "stuck",
    "waits",
]
