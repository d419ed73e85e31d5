"""Each kind of message with what it is about, as it was ever stored, and as it is read."""

from datetime import UTC, date, datetime
from typing import Any

from storage.records import HomeTab, Kind, subjects
from storage.records.packing import Subject

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 11, 30, tzinfo=UTC)
AT, UNTIL = "2026-12-01T10:00:00+00:00", "2026-12-01T11:30:00+00:00"
SEEN: dict[str, Any] = {"shown": [4, 5], "hidden": [6], "actions": [7]}
ITEMS: dict[str, Any] = {"shown": (4, 5), "hidden": (6,), "actions": (7,)}

STORED: list[tuple[Kind, dict[str, Any], Subject]] = [
    (Kind.ARCHIVED, {"channel": "C1"}, subjects.Archived(channel="C1")),
    (Kind.CHAIR_GONE, {"user": "U1"}, subjects.ChairGone(user="U1")),
    (
        Kind.HANDED,
        {"why": "left", "user": "U1", "owners": [9], **SEEN},
        subjects.Handed(why=subjects.HAS_LEFT, user="U1", owners=(9,), **ITEMS),
    ),
    (Kind.HANDED_UPDATE, {"sent": "handed:1", **SEEN}, subjects.ItemsOfSent(sent="handed:1", **ITEMS)),
    (
        Kind.OWNER_NEWS,
        {"action": 7, "owner": 9, "what": "action over", "user": "U1", "other": 8},
        subjects.OwnerNews(action=7, owner=9, what="action over", user="U1", other=8),
    ),
    (Kind.OWNER_NEWS_UPDATE, {"sent": "owner news:9"}, subjects.OfSent(sent="owner news:9")),
    (
        Kind.STILL_NEEDED,
        {"action": 7, "owner": 9, "by": "U1", "note": 3},
        subjects.StillNeeded(action=7, owner=9, by="U1", note=3),
    ),
    (Kind.STILL_NEEDED_UPDATE, {"sent": "still needed:9"}, subjects.OfSent(sent="still needed:9")),
    (
        Kind.WAITED_FOR,
        {"action": 7, "owner": 9, "since": AT, "other": 8},
        subjects.WaitedFor(action=7, owner=9, since=NOW, other=8),
    ),
    (Kind.WAITED_FOR_UPDATE, {"sent": "waited for:9"}, subjects.OfSent(sent="waited for:9")),
    (Kind.ACTION_CARD, {"action": 7, "thread": "1.5"}, subjects.OfAction(action=7, thread="1.5")),
    (Kind.ACTION_CARD, {"action": 7, "threadless": True}, subjects.OfAction(action=7, threadless=True)),
    (Kind.ACTION_CARD_UPDATE, {"action": 7}, subjects.OfAction(action=7)),
    (
        Kind.ACTION_NEWS,
        {"action": 7, "what": "passed on", "user": "U1", "to": "U2", "note": 3, "owner": 9},
        subjects.ActionNews(action=7, what="passed on", user="U1", to="U2", note=3, owner=9),
    ),
    (
        Kind.ACTION_NEWS,
        {"action": 7, "what": "accepted", "user": "U1"},
        subjects.ActionNews(action=7, what="accepted", user="U1"),
    ),
    (
        Kind.ASK,
        {"action": 7, "owner": 9, "by": "U1", "note": 3},
        subjects.Ask(action=7, owner=9, by="U1", note=3),
    ),
    (Kind.ASK, {"action": 7, "owner": 9, "by": "U1"}, subjects.Ask(action=7, owner=9, by="U1")),
    (Kind.ASK_UPDATE, {"ask": "ask:A:7:9"}, subjects.OfSent(sent="ask:A:7:9")),
    (
        Kind.ASK_OVER,
        {"action": 7, "ask": "ask:A:7:9", "by": "U1"},
        subjects.AskEnded(action=7, ask="ask:A:7:9", by="U1"),
    ),
    (
        Kind.ASK_OVER,
        {"action": 7, "ask": "ask:A:7:9", "by": "U1", "again": True, "owner": 9},
        subjects.AskEnded(action=7, ask="ask:A:7:9", by="U1", again=True, owner=9),
    ),
    (Kind.ASK_OVER_UPDATE, {"sent": "over:7:9"}, subjects.OfSent(sent="over:7:9")),
    (Kind.ASK_UNDONE, {"action": 7, "ask": "ask:A:7:9"}, subjects.AskEnded(action=7, ask="ask:A:7:9")),
    (Kind.ASKS, {"parts": ["ask:9"], "actions": [7]}, subjects.Carrying(parts=("ask:9",), actions=(7,))),
    (Kind.ATTENDANCE_REQUEST, {"meeting": 2, "starts_at": AT}, subjects.OfMeeting(meeting=2, starts_at=NOW)),
    (Kind.ATTENDANCE_REQUEST_UPDATE, {"sent": "attendance:2"}, subjects.OfSent(sent="attendance:2")),
    (Kind.CHAIR_NAMED, {"by": "U1", "meeting": 2}, subjects.ChairNamed(by="U1", meeting=2)),
    (Kind.CONCERN_RAISED, {"concern": 3, "decision": 5}, subjects.OfConcern(concern=3, decision=5)),
    (Kind.CONCERN_CLOSED, {"concern": 3, "decision": 5}, subjects.OfConcern(concern=3, decision=5)),
    (Kind.DECISION_CARD, {"decision": 5, "thread": "1.5"}, subjects.OfDecision(decision=5, thread="1.5")),
    (Kind.DECISION_CARD_UPDATE, {"decision": 5}, subjects.OfDecision(decision=5)),
    (Kind.DECISION_REPLACED, {"newer": 6, "older": 5}, subjects.Replaced(newer=6, older=5)),
    (Kind.DECISION_REPLACED_UPDATE, {"newer": 6, "older": 5}, subjects.Replaced(newer=6, older=5)),
    (
        Kind.DIRECT_ANSWER,
        {"what": "away", "thread": "1.5"},
        subjects.DirectAnswer(what="away", thread="1.5"),
    ),
    (Kind.DIRECT_ANSWER, {"refused": "No."}, subjects.DirectAnswer(refused="No.")),
    (
        Kind.DUE_MOVED,
        {"meeting": 2, "starts_at": AT, "actions": [7, 8], "off": 3},
        subjects.DueMoved(meeting=2, starts_at=NOW, actions=(7, 8), off=3),
    ),
    (
        Kind.DUE_MOVED,
        {"meeting": 2, "starts_at": AT, "actions": [7], "anew": True},
        subjects.DueMoved(meeting=2, starts_at=NOW, actions=(7,), anew=True),
    ),
    (Kind.HOME, {}, HomeTab()),
    (Kind.ESCALATION, {"day": "2026-12-01"}, subjects.Items()),
    (Kind.ESCALATION, {"day": "2026-12-01", **SEEN}, subjects.Items(**ITEMS)),
    (
        Kind.ESCALATION_UPDATE,
        {"told": "last rung:U1:2026-12-01", **SEEN},
        subjects.ItemsOfSent(sent="last rung:U1:2026-12-01", **ITEMS),
    ),
    (Kind.GREETING, {}, Subject()),
    (Kind.GROUP_RECAP, {"meeting": 2}, subjects.OfMeeting(meeting=2)),
    (
        Kind.INVITATION,
        {"channel": "C1", "card": "decision card:5"},
        subjects.Invitation(channel="C1", card="decision card:5"),
    ),
    (
        Kind.LEAVE_SUGGESTION,
        {"until": "2027-01-04", "sign": "status"},
        subjects.LeaveSuggested(until=date(2027, 1, 4), sign="status"),
    ),
    (
        Kind.LEAVE_SUGGESTION_UPDATE,
        {"sent": "leave suggestion:U1:2027-01-04"},
        subjects.OfSent(sent="leave suggestion:U1:2027-01-04"),
    ),
    (Kind.MEETING_CANCELLED, {"meeting": 2, "by": "U1"}, subjects.MeetingChanged(meeting=2, by="U1")),
    (Kind.MEETING_CARD, {"meeting": 2, "by": "U1"}, subjects.MeetingChanged(meeting=2, by="U1")),
    (Kind.MEETING_CHANGED, {"meeting": 2, "by": "U1"}, subjects.MeetingChanged(meeting=2, by="U1")),
    (Kind.MEETING_CHANGE_QUESTION, {"change": "{}"}, subjects.ChangeQuestion(change="{}")),
    (
        Kind.MEETING_CHANGE_QUESTION_UPDATE,
        {"asked": "meeting change asked:k"},
        subjects.OfSent(sent="meeting change asked:k"),
    ),
    (
        Kind.MEETING_CHANGE_ANSWER,
        {"asked": "meeting change asked:k", "unasked": True},
        subjects.ChangeAnswer(sent="meeting change asked:k", unasked=True),
    ),
    (
        Kind.MEETING_MOVED,
        {"meeting": 2, "by": "U1", "from": AT, "to": UNTIL},
        subjects.MeetingMoved(meeting=2, by="U1", was_from=NOW, was_to=LATER),
    ),
    (
        Kind.MEETINGS_ENDED,
        {"by": "U1", "series": 4, "since": "2026-12-04", "cancelled": 9, "first": AT},
        subjects.MeetingsEnded(by="U1", series=4, since=date(2026, 12, 4), cancelled=9, first=NOW),
    ),
    (Kind.MEETINGS_ENDED, {"by": "U1"}, subjects.MeetingsEnded(by="U1")),
    (Kind.MEETING_POST, {"meeting": 2, "starts_at": AT}, subjects.OfMeeting(meeting=2, starts_at=NOW)),
    (Kind.MEETING_POST_UPDATE, {"meeting": 2}, subjects.OfMeeting(meeting=2)),
    (Kind.MEETING_OVER, {"meeting": 2, "starts_at": AT}, subjects.OfMeeting(meeting=2, starts_at=NOW)),
    (
        Kind.MENTION_QUESTION,
        {"said": "1.0", "thread": "1.5", "what": "which", "user": "U1", "draft": 4},
        subjects.MentionReply(said="1.0", thread="1.5", what="which", user="U1", draft=4),
    ),
    (
        Kind.MENTION_QUESTION_UPDATE,
        {"asked": "mention question:C1:1.0"},
        subjects.OfSent(sent="mention question:C1:1.0"),
    ),
    (
        Kind.MENTION_ANSWER,
        {"said": "1.0", "what": "shown", "user": "U1", "wanted": "{}"},
        subjects.MentionReply(said="1.0", what="shown", user="U1", wanted="{}"),
    ),
    (
        Kind.MENTION_REPLY,
        {
            "said": "1.0",
            "thread": "1.5",
            "what": "incomplete",
            "kind": "action",
            "user": "U1",
            "missing": "Who?",
        },
        subjects.MentionReply(
            said="1.0", thread="1.5", what="incomplete", kind="action", user="U1", missing="Who?"
        ),
    ),
    (
        Kind.MENTION_REPLY,
        {"said": "1.0", "thread": "1.5", "what": "help", "unknown": "dance"},
        subjects.MentionReply(said="1.0", thread="1.5", what="help", unknown="dance"),
    ),
    (Kind.MORNING, {"parts": ["nudge:U1:2026-12-01"]}, subjects.Carrying(parts=("nudge:U1:2026-12-01",))),
    (Kind.NEWCOMER_PACK, SEEN, subjects.Items(**ITEMS)),
    (
        Kind.NEWCOMER_PACK_CONFIRMED,
        {"recap": "newcomer:C1:U1", **SEEN},
        subjects.ItemsOfSent(sent="newcomer:C1:U1", **ITEMS),
    ),
    (Kind.NOT_MISSED, {"meeting": 2}, subjects.OfMeeting(meeting=2)),
    (Kind.NUDGE, {"day": "2026-12-01", **SEEN}, subjects.Items(**ITEMS)),
    (
        Kind.NUDGE_UPDATE,
        {"nudge": "nudge:U1:2026-12-01", **SEEN},
        subjects.ItemsOfSent(sent="nudge:U1:2026-12-01", **ITEMS),
    ),
    (
        Kind.OFFER,
        {"kind": "decision", "said": "1.0", "user": "U1", "by": None},
        subjects.FormOffer(kind="decision", said="1.0", user="U1"),
    ),
    (Kind.PERSON_RECAP, {"meeting": 2, **SEEN}, subjects.PersonRecap(meeting=2, **ITEMS)),
    (
        Kind.PERSON_RECAP_CONFIRMED,
        {"recap": "recap:2:U1", **SEEN},
        subjects.ItemsOfSent(sent="recap:2:U1", **ITEMS),
    ),
    (Kind.RELATED_QUESTION, {"decision": 6, "older": 5}, subjects.Related(decision=6, older=5)),
    (
        Kind.REPLY_NOTED,
        {"action": 7, "note": 3, "away": True, "asked_why": True, "thread": "1.5"},
        subjects.Noted(action=7, note=3, away=True, asked_why=True, thread="1.5"),
    ),
    (Kind.REPLY_DONE, {"action": 7, "owner": 9}, subjects.SaidDone(action=7, owner=9)),
    (
        Kind.REPLY_UNCHANGED,
        {"why": "unknown", "number": 8, "unseen": True},
        subjects.Unchanged(why="unknown", number=8, unseen=True),
    ),
    (
        Kind.REPLY_UNCHANGED,
        {"why": "unheard", "number": None, "action": 7},
        subjects.Unchanged(why="unheard", action=7),
    ),
    (Kind.REPLY_UPDATE, {"answer": "noted:3"}, subjects.OfSent(sent="noted:3")),
    (
        Kind.REPLY_WHICH,
        {"actions": [7, 8], "says_done": True},
        subjects.Which(actions=(7, 8), says_done=True),
    ),
    (
        Kind.REPLY_WHICH_UPDATE,
        {"answer": "which:D1:1.0", **SEEN},
        subjects.ItemsOfSent(sent="which:D1:1.0", **ITEMS),
    ),
    (Kind.UNSETTLED, {"draft": 3}, subjects.OfDraft(draft=3)),
    (Kind.UNSETTLED_UPDATE, {"sent": "unsettled:3"}, subjects.OfSent(sent="unsettled:3")),
    (Kind.SERIES_CARD, {"series": 4}, subjects.OfSeries(series=4)),
    (Kind.SHARING_QUESTION, {"since": AT}, subjects.SharingQuestion(since=NOW)),
    (
        Kind.SHARING_ANSWERED,
        {"question": "sharing:C1:U1", "by": "U1"},
        subjects.SharingAnswered(sent="sharing:C1:U1", by="U1"),
    ),
]
