"""What messages on their way out are about: ids alone, since each is rendered afresh when it is sent."""

from storage.records.subjects.actions import (
    ActionNews,
    Ask,
    AskEnded,
    Noted,
    SaidDone,
    Unchanged,
    Which,
)
from storage.records.subjects.decisions import (
    OfConcern,
    Related,
    Replaced,
)
from storage.records.subjects.meetings import (
    ChairNamed,
    ChangeAnswer,
    ChangeQuestion,
    DueMoved,
    MeetingChanged,
    MeetingMoved,
    MeetingsEnded,
    OfSeries,
    SharingAnswered,
    SharingQuestion,
)
from storage.records.subjects.shared import (
    Carrying,
    Items,
    ItemsOfSent,
    OfAction,
    OfDecision,
    OfMeeting,
    OfSent,
    PersonRecap,
)
from storage.records.subjects.typed import (
    DirectAnswer,
    FormOffer,
    Invitation,
    MentionReply,
)

__all__ = [
    "ActionNews",
    "Ask",
    "AskEnded",
    "Carrying",
    "ChairNamed",
    "ChangeAnswer",
    "ChangeQuestion",
    "DirectAnswer",
    "DueMoved",
    "FormOffer",
    "Invitation",
    "Items",
    "ItemsOfSent",
    "MeetingChanged",
    "MeetingMoved",
    "MeetingsEnded",
    "MentionReply",
    "Noted",
    "OfAction",
    "OfConcern",
    "OfDecision",
    "OfMeeting",
    "OfSent",
    "OfSeries",
    "PersonRecap",
    "Related",
    "Replaced",
    "SaidDone",
    "SharingAnswered",
    "SharingQuestion",
    "Unchanged",
    "Which",
]
