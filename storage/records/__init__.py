"""What the bot remembers, as frozen values, and what may follow what.

Field names are the column names of `storage.tables`. Instants are aware datetimes in UTC; days
are plain dates, local to whoever they are due for. `team` is the workspace the bot is installed
in and leads every key; people, channels and user groups are Slack's ids, never names.
"""

from storage.records.actions import (
    OPEN_ACTIONS,
    Action,
    ActionStatus,
    Answer,
    Assignee,
    Audience,
    Note,
    Owner,
    OwnerKind,
    action_status,
)
from storage.records.decisions import (
    STANDING,
    THERE,
    Concern,
    ConcernStatus,
    Decision,
    DecisionStatus,
    How,
    Link,
    Relation,
    Strength,
    may_follow,
    status_under,
)
from storage.records.groups import (
    Group,
    Member,
    Person,
    Source,
    Workspace,
)
from storage.records.meetings import (
    Attendance,
    Meeting,
    MeetingStatus,
    Presence,
    Series,
    Slot,
    Stretch,
)
from storage.records.nudges import (
    LADDER_ENDED,
    NUDGED_ANEW,
    UNDER_WAY,
    Assignment,
)
from storage.records.outbox import (
    Change,
    OutboxState,
    Outgoing,
    Refusal,
)
from storage.records.recaps import (
    AWARE,
    Account,
    Ahead,
    Followed,
    Reader,
    Work,
)

__all__ = [
    "AWARE",
    "LADDER_ENDED",
    "NUDGED_ANEW",
    "OPEN_ACTIONS",
    "STANDING",
    "THERE",
    "UNDER_WAY",
    "Account",
    "Action",
    "ActionStatus",
    "Ahead",
    "Answer",
    "Assignee",
    "Assignment",
    "Attendance",
    "Audience",
    "Change",
    "Concern",
    "ConcernStatus",
    "Decision",
    "DecisionStatus",
    "Followed",
    "Group",
    "How",
    "Link",
    "Meeting",
    "MeetingStatus",
    "Member",
    "Note",
    "OutboxState",
    "Outgoing",
    "Owner",
    "OwnerKind",
    "Person",
    "Presence",
    "Reader",
    "Refusal",
    "Relation",
    "Series",
    "Slot",
    "Source",
    "Strength",
    "Stretch",
    "Work",
    "Workspace",
    "action_status",
    "may_follow",
    "status_under",
]
