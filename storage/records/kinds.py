"""Every kind of message that goes out: its name, what it is about, and what a reply to it may mean.

A new kind is a member of `Kind`, its line in `TRAITS`, and a `Delivery` beside the others of its capability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from storage.records import homes, subjects
from storage.records.packing import Subject


class Kind(StrEnum):
    """The kind of an outgoing message.

    The values are stored, so a member's name may change but its value never does.
    """

    ACTION_CARD = "action card"
    ACTION_CARD_UPDATE = "action update"
    ACTION_NEWS = "action news"
    ASK = "ask"
    ASK_UPDATE = "ask update"
    ASK_OVER = "ask over"
    ASK_OVER_UPDATE = "ask over update"
    ASK_UNDONE = "ask undone"
    ASKS = "asks"
    ARCHIVED = "archived"
    ATTENDANCE_REQUEST = "attendance request"
    CHAIR_GONE = "chair gone"
    ATTENDANCE_REQUEST_UPDATE = "attendance request update"
    CHAIR_NAMED = "chair named"
    CONCERN_RAISED = "concern raised"
    CONCERN_CLOSED = "concern closed"
    DECISION_CARD = "decision card"
    DECISION_CARD_UPDATE = "decision update"
    DECISION_REPLACED = "decision replaced"
    DECISION_REPLACED_UPDATE = "decision replaced changed"
    DIRECT_ANSWER = "direct answer"
    DUE_MOVED = "due moved"
    ESCALATION = "last rung"
    ESCALATION_UPDATE = "last rung update"
    GREETING = "greeting"
    GROUP_RECAP = "recap"
    HANDED = "handed"
    HANDED_UPDATE = "handed update"
    HOME = "home"
    INVITATION = "invitation"
    LEAVE_SUGGESTION = "leave suggestion"
    LEAVE_SUGGESTION_UPDATE = "leave suggestion update"
    MEETING_CANCELLED = "meeting cancelled"
    MEETING_CARD = "meeting card"
    MEETING_CHANGED = "meeting changed"
    MEETING_CHANGE_QUESTION = "meeting change asked"
    MEETING_CHANGE_QUESTION_UPDATE = "meeting change asked update"
    MEETING_CHANGE_ANSWER = "meeting change answered"
    MEETING_MOVED = "meeting moved"
    MEETINGS_ENDED = "meetings ended"
    MEETING_POST = "meeting post"
    MEETING_POST_UPDATE = "meeting update"
    MEETING_OVER = "meeting over"
    MENTION_ANSWER = "mention answer"
    MENTION_QUESTION = "mention question"
    MENTION_QUESTION_UPDATE = "mention question update"
    MENTION_REPLY = "mention reply"
    MORNING = "morning"
    NEWCOMER_PACK = "newcomer"
    NEWCOMER_PACK_CONFIRMED = "newcomer confirmed"
    NOT_MISSED = "not missed"
    NUDGE = "nudge"
    NUDGE_UPDATE = "nudge update"
    OFFER = "offer"
    OWNER_NEWS = "owner news"
    OWNER_NEWS_UPDATE = "owner news update"
    PERSON_RECAP = "recap for a person"
    PERSON_RECAP_CONFIRMED = "recap for a person confirmed"
    RELATED_QUESTION = "alike question"
    REPLY_NOTED = "action noted"
    REPLY_DONE = "action done"
    REPLY_UNCHANGED = "action unchanged"
    REPLY_UPDATE = "answer update"
    REPLY_WHICH = "action which"
    REPLY_WHICH_UPDATE = "action which update"
    SERIES_CARD = "series card"
    SHARING_QUESTION = "sharing question"
    SHARING_ANSWERED = "sharing answered"
    STILL_NEEDED = "still needed"
    STILL_NEEDED_UPDATE = "still needed update"
    WAITED_FOR = "waited for"
    WAITED_FOR_UPDATE = "waited for update"
    UNSETTLED = "unsettled"
    UNSETTLED_UPDATE = "unsettled update"
    UNKNOWN = "unknown"
    """Put by another version of the bot, and unknown to this one, which never puts it."""

    @property
    def subject(self) -> type[Subject]:
        """What messages of this kind are about."""
        return TRAITS[self].subject

    @property
    def reply_means(self) -> "ReplyMeans":
        """What a person may mean who writes a direct message after one of this kind."""
        return TRAITS[self].reply_means

    @property
    def carrier(self) -> "Kind | None":
        """The kind of the message in which messages of this kind reach a person, with others; None: alone."""
        return CARRIERS.get(self)

    @property
    def carries(self) -> tuple["Kind", ...]:
        """The kinds that reach a person within messages of this one, in the order in which they are read."""
        return tuple(kind for kind, carrier in CARRIERS.items() if carrier is self)


class ReplyMeans(Enum):
    """What somebody may mean who answers a message of ours in their direct messages with the bot."""

    ITS_ACTIONS = auto()
    """The actions that it is about, in its thread or simply after it."""
    ITS_ACTIONS_IN_THREAD = auto()
    """The actions that it is about, in its thread alone."""
    WHAT_IT_ANSWERS = auto()
    """In its thread its actions; elsewhere the message before it, since it only answers what they wrote."""
    ITS_DECISIONS = auto()
    """The decisions that it shows, about which nobody would hear what is written to the bot."""
    NOTHING = auto()
    """Nothing that is on record, or it is not sent to people directly."""
    NO_MESSAGE = auto()
    """It only changes a message, so that one is answered instead; or it is no message at all."""


@dataclass(frozen=True)
class Traits:
    """What all messages of a kind have in common, whoever sends them."""

    subject: type[Subject]
    reply_means: ReplyMeans


TRAITS: Mapping[Kind, Traits] = {
    Kind.ACTION_CARD: Traits(subjects.OfAction, ReplyMeans.NOTHING),
    Kind.ACTION_CARD_UPDATE: Traits(subjects.OfAction, ReplyMeans.NO_MESSAGE),
    Kind.ACTION_NEWS: Traits(subjects.ActionNews, ReplyMeans.ITS_ACTIONS_IN_THREAD),
    Kind.ASK: Traits(subjects.Ask, ReplyMeans.ITS_ACTIONS),
    Kind.ASK_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.ASK_OVER: Traits(subjects.AskEnded, ReplyMeans.NOTHING),
    Kind.ASK_OVER_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.ASK_UNDONE: Traits(subjects.AskEnded, ReplyMeans.NOTHING),
    Kind.ASKS: Traits(subjects.Carrying, ReplyMeans.ITS_ACTIONS),
    Kind.ARCHIVED: Traits(subjects.Archived, ReplyMeans.NOTHING),
    Kind.ATTENDANCE_REQUEST: Traits(subjects.OfMeeting, ReplyMeans.NOTHING),
    Kind.CHAIR_GONE: Traits(subjects.ChairGone, ReplyMeans.NOTHING),
    Kind.ATTENDANCE_REQUEST_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.CHAIR_NAMED: Traits(subjects.ChairNamed, ReplyMeans.NOTHING),
    Kind.CONCERN_RAISED: Traits(subjects.OfConcern, ReplyMeans.NOTHING),
    Kind.CONCERN_CLOSED: Traits(subjects.OfConcern, ReplyMeans.NOTHING),
    Kind.DECISION_CARD: Traits(subjects.OfDecision, ReplyMeans.NOTHING),
    Kind.DECISION_CARD_UPDATE: Traits(subjects.OfDecision, ReplyMeans.NO_MESSAGE),
    Kind.DECISION_REPLACED: Traits(subjects.Replaced, ReplyMeans.ITS_DECISIONS),
    Kind.DECISION_REPLACED_UPDATE: Traits(subjects.Replaced, ReplyMeans.NO_MESSAGE),
    Kind.DIRECT_ANSWER: Traits(subjects.DirectAnswer, ReplyMeans.WHAT_IT_ANSWERS),
    Kind.DUE_MOVED: Traits(subjects.DueMoved, ReplyMeans.ITS_ACTIONS),
    Kind.ESCALATION: Traits(subjects.Items, ReplyMeans.ITS_ACTIONS),
    Kind.ESCALATION_UPDATE: Traits(subjects.ItemsOfSent, ReplyMeans.NO_MESSAGE),
    Kind.GREETING: Traits(Subject, ReplyMeans.NOTHING),
    Kind.GROUP_RECAP: Traits(subjects.OfMeeting, ReplyMeans.NOTHING),
    Kind.HANDED: Traits(subjects.Handed, ReplyMeans.ITS_ACTIONS_IN_THREAD),
    Kind.HANDED_UPDATE: Traits(subjects.ItemsOfSent, ReplyMeans.NO_MESSAGE),
    Kind.HOME: Traits(homes.HomeTab, ReplyMeans.NO_MESSAGE),
    Kind.INVITATION: Traits(subjects.Invitation, ReplyMeans.NOTHING),
    Kind.LEAVE_SUGGESTION: Traits(subjects.LeaveSuggested, ReplyMeans.NOTHING),
    Kind.LEAVE_SUGGESTION_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.MEETING_CANCELLED: Traits(subjects.MeetingChanged, ReplyMeans.NOTHING),
    Kind.MEETING_CARD: Traits(subjects.MeetingChanged, ReplyMeans.NOTHING),
    Kind.MEETING_CHANGED: Traits(subjects.MeetingChanged, ReplyMeans.NOTHING),
    Kind.MEETING_CHANGE_QUESTION: Traits(subjects.ChangeQuestion, ReplyMeans.NOTHING),
    Kind.MEETING_CHANGE_QUESTION_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.MEETING_CHANGE_ANSWER: Traits(subjects.ChangeAnswer, ReplyMeans.NOTHING),
    Kind.MEETING_MOVED: Traits(subjects.MeetingMoved, ReplyMeans.NOTHING),
    Kind.MEETINGS_ENDED: Traits(subjects.MeetingsEnded, ReplyMeans.NOTHING),
    Kind.MEETING_POST: Traits(subjects.OfMeeting, ReplyMeans.NOTHING),
    Kind.MEETING_POST_UPDATE: Traits(subjects.OfMeeting, ReplyMeans.NO_MESSAGE),
    Kind.MEETING_OVER: Traits(subjects.OfMeeting, ReplyMeans.NO_MESSAGE),
    Kind.MENTION_ANSWER: Traits(subjects.MentionReply, ReplyMeans.NOTHING),
    Kind.MENTION_QUESTION: Traits(subjects.MentionReply, ReplyMeans.NOTHING),
    Kind.MENTION_QUESTION_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.MENTION_REPLY: Traits(subjects.MentionReply, ReplyMeans.NOTHING),
    Kind.MORNING: Traits(subjects.Carrying, ReplyMeans.ITS_ACTIONS),
    Kind.NEWCOMER_PACK: Traits(subjects.Items, ReplyMeans.ITS_DECISIONS),
    Kind.NEWCOMER_PACK_CONFIRMED: Traits(subjects.ItemsOfSent, ReplyMeans.NO_MESSAGE),
    Kind.NOT_MISSED: Traits(subjects.OfMeeting, ReplyMeans.ITS_DECISIONS),
    Kind.NUDGE: Traits(subjects.Items, ReplyMeans.ITS_ACTIONS),
    Kind.NUDGE_UPDATE: Traits(subjects.ItemsOfSent, ReplyMeans.NO_MESSAGE),
    Kind.OFFER: Traits(subjects.FormOffer, ReplyMeans.NOTHING),
    Kind.OWNER_NEWS: Traits(subjects.OwnerNews, ReplyMeans.ITS_ACTIONS),
    Kind.OWNER_NEWS_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.PERSON_RECAP: Traits(subjects.PersonRecap, ReplyMeans.ITS_DECISIONS),
    Kind.PERSON_RECAP_CONFIRMED: Traits(subjects.ItemsOfSent, ReplyMeans.NO_MESSAGE),
    Kind.RELATED_QUESTION: Traits(subjects.Related, ReplyMeans.NOTHING),
    Kind.REPLY_NOTED: Traits(subjects.Noted, ReplyMeans.WHAT_IT_ANSWERS),
    Kind.REPLY_DONE: Traits(subjects.SaidDone, ReplyMeans.WHAT_IT_ANSWERS),
    Kind.REPLY_UNCHANGED: Traits(subjects.Unchanged, ReplyMeans.WHAT_IT_ANSWERS),
    Kind.REPLY_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.REPLY_WHICH: Traits(subjects.Which, ReplyMeans.WHAT_IT_ANSWERS),
    Kind.REPLY_WHICH_UPDATE: Traits(subjects.ItemsOfSent, ReplyMeans.NO_MESSAGE),
    Kind.SERIES_CARD: Traits(subjects.OfSeries, ReplyMeans.NOTHING),
    Kind.SHARING_QUESTION: Traits(subjects.SharingQuestion, ReplyMeans.NOTHING),
    Kind.SHARING_ANSWERED: Traits(subjects.SharingAnswered, ReplyMeans.NO_MESSAGE),
    Kind.STILL_NEEDED: Traits(subjects.StillNeeded, ReplyMeans.ITS_ACTIONS_IN_THREAD),
    Kind.STILL_NEEDED_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.WAITED_FOR: Traits(subjects.WaitedFor, ReplyMeans.ITS_ACTIONS_IN_THREAD),
    Kind.WAITED_FOR_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.UNSETTLED: Traits(subjects.OfDraft, ReplyMeans.NOTHING),
    Kind.UNSETTLED_UPDATE: Traits(subjects.OfSent, ReplyMeans.NO_MESSAGE),
    Kind.UNKNOWN: Traits(Subject, ReplyMeans.NOTHING),
}

CARRIERS: Mapping[Kind, Kind] = {
    Kind.ASK: Kind.ASKS,
    Kind.NUDGE: Kind.MORNING,
    Kind.WAITED_FOR: Kind.MORNING,
    Kind.OWNER_NEWS: Kind.MORNING,
    Kind.STILL_NEEDED: Kind.MORNING,
    Kind.PERSON_RECAP: Kind.MORNING,
    Kind.NOT_MISSED: Kind.MORNING,
    Kind.DECISION_REPLACED: Kind.MORNING,
    Kind.CONCERN_RAISED: Kind.MORNING,
    Kind.CONCERN_CLOSED: Kind.MORNING,
    Kind.DUE_MOVED: Kind.MORNING,
    Kind.ASK_OVER: Kind.MORNING,
    Kind.ASK_UNDONE: Kind.MORNING,
    Kind.ACTION_NEWS: Kind.MORNING,
    Kind.HANDED: Kind.MORNING,
    Kind.ESCALATION: Kind.MORNING,
    Kind.UNSETTLED: Kind.MORNING,
    Kind.LEAVE_SUGGESTION: Kind.MORNING,
    Kind.ARCHIVED: Kind.MORNING,
    Kind.ATTENDANCE_REQUEST: Kind.MORNING,
}
"""What a person is told together with other things: asks as they come, all else in the morning."""
