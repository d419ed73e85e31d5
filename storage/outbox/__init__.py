"""Messages on their way out, in the database that holds the record: put with a change, or not at all.

    waiting.py  what is put there, and when the next one falls due
    pacing.py   how fast Slack takes it
    sending.py  claimed under a lease, sent, and settled
    keeping.py  what is settled leaves in time; its key and address stay
    looking.py  finding messages again

Whoever claims a message holds it by its number of attempts: what another has claimed since is not theirs
to put back.
"""

from storage.outbox.keeping import AT_ONCE, let_go
from storage.outbox.looking import OPEN, behind, counts, find, last_sent, stuck
from storage.outbox.pacing import next_free
from storage.outbox.sending import abandon, claim, describe, doubt_lost, holds, orphan, postpone, settle
from storage.outbox.waiting import (
    OUTSIDE,
    TOKEN_REFUSED,
    accepted,
    hasten,
    is_due,
    let_in,
    next_due,
    pause,
    put,
    refusals,
    refused_since,
    revive,
    waits,
)

__all__ = [
    "AT_ONCE",
    "OPEN",
    "OUTSIDE",
    "TOKEN_REFUSED",
    "abandon",
    "accepted",
    "behind",
    "claim",
    "counts",
    "describe",
    "doubt_lost",
    "find",
    "hasten",
    "holds",
    "is_due",
    "last_sent",
    "let_go",
    "let_in",
    "next_due",
    "next_free",
    "orphan",
    "pause",
    "postpone",
    "put",
    "refusals",
    "refused_since",
    "revive",
    "settle",
    "stuck",
    "waits",
]
