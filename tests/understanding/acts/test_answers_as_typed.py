"""Answers as people of many kinds type them: dictated, in slips, with greetings, reasons and names."""

import pytest

from tests.understanding.acts.brief import meant

SURROUNDED = [
    ("reply", "MAL", "A2", "snet", "A2 done"),
    ("reply", "MAL", "A2", "compelted", "A2 done"),
    ("reply", "MAL", "A2", "finsihed this morning", "A2 done"),
    ("reply", "MAL", "A2", "gone off to val this morning", "A2 done"),
    ("reply", "MAL", "A2", "thats all gone now", "A2 done"),
    (
        "reply",
        "MAL",
        "A2",
        "Good morning. The referral numbers were sent to Val yesterday. Kind regards, Mal",
        "A2 done",
    ),
    ("reply", "MAL", "A2", "Yes, I can confirm that this has been completed.", "A2 done"),
    ("reply", "MAL", "A2", "right so that is sorted full stop new line thanks", "A2 done"),
    ("reply", "MAL", "A2", "job done butt", "A2 done"),
    ("reply", "MAL", "A2", "Hi Rosa, all done and dusted! Mal", "A2 done"),
    ("dm", "MAL", "", "numbers r done", "A2 done"),
    ("reply", "MAL", "A2", "i did it yesterday mun", "A2 done"),
    ("dm", "MAL", "", "Hello. Numbers sent. Thanks. Mal", "A2 done"),
    ("dm", "ROSA", "", "circulated minutes full stop", "A5 done"),
    ("dm", "MAL", "", "so sorry not done it yet", "A2 not done"),
]
NOT_AT_ONCE = [
    ("reply", "MAL", "A2", "sent but val hasnt opened them", "which reading? A2 done | A2 note"),
    ("reply", "MAL", "A2", "it is done i sent it on tuesday", "A2 done"),
    ("dm", "MAL", "", "refferal numbers sent 25/11", "A2 done"),
    ("reply", "MAL", "A2", "draft done, final by the 8th", "A2 more time 2026-12-08"),
    ("reply", "MAL", "A2", "to be sent", "which reading? A2 note | A2 done | A2 accept | A2 decline"),
    ("reply", "MAL", "A2", "it will be done when it is done", "A2 note"),
    ("reply", "MAL", "A2", "nobody has sent me the data", "A2 note"),
]
DOUBTS_AND_REFUSALS = [
    (
        "reply",
        "MAL",
        "A2",
        "Done, subject to Ade's OK",
        "which reading? A2 done | A2 note",
    ),
    ("reply", "MAL", "A2", "Yes I have", "which reading? A2 done | A2 note"),
    ("reply", "MAL", "A2", "sorry but i cant", "A2 decline"),
    ("reply", "MAL", "A2", "no longer my responsibility", "A2 decline"),
    ("reply", "ROSA", "A4", "not actually booked yet", "A4 not done"),
    ("dm", "VAL", "", "priya can do the scope paper", "A3 pass on PRIYA"),
    (
        "reply",
        "MAL",
        "A2",
        "Kate will do the annex",
        "which reading? A2 note | A2 done | A2 accept | A2 decline",
    ),
]
DAYS_AND_REASONS = [
    ("reply", "MAL", "A2", "9 dec pls, short staffed", "A2 more time 2026-12-09 'short staffed'"),
    (
        "reply",
        "MAL",
        "A2",
        "Fri 11th - half the team is off",
        "A2 more time 2026-12-11 'half the team is off'",
    ),
    (
        "reply",
        "MAL",
        "A2",
        "can we push to the 9th as Lena is away",
        "A2 more time 2026-12-09 'Lena is away'",
    ),
    (
        "reply",
        "MAL",
        "A2",
        "could do with an extra week, computer is bust",
        "A2 more time 2026-12-11 'computer is bust'",
    ),
    ("reply", "MAL", "A2", "can we say weds 9th? system upgrade", "A2 more time 2026-12-09 'system upgrade'"),
    ("reply", "MAL", "A2", "friday is too tight, make it the 9th", "A2 more time 2026-12-09"),
    (
        "reply",
        "MAL",
        "A2",
        "4 dec is too soon",
        "which day? A2 more time 2026-12-09 | A2 more time 2026-12-11 | A2 more time 2026-12-18 | A2 decline",
    ),
    ("reply", "MAL", "A2", "wythnos arall plis", "A2 more time 2026-12-11"),
    ("thread mention", "MAL", "A2 Send", "week on tuesday pls", "A2 more time 2026-12-08"),
    (
        "reply",
        "MAL",
        "A2",
        "should be able to get it done by Thursday, will let you know if not",
        "which day? A2 accept 2026-11-26 | A2 accept 2026-12-03 | A2 decline",
    ),
    (
        "reply",
        "MAL",
        "A2",
        "no i havent sent them cos the system is down",
        "A2 not done 'the system is down'",
    ),
    ("reply", "MAL", "A2", "Not done - IT problems", "A2 not done 'IT problems'"),
    ("reply", "MAL", "A2", "not started, sorry, been off sick", "A2 not done"),
    ("reply", "MAL", "A2", "not done. will do tomorrow", "A2 accept 2026-11-27"),
]
WAITS = [
    ("reply", "MAL", "A2", "cant do anything till priya sends hers", "A2 blocked 'priya sends hers'"),
    ("thread mention", "MAL", "A2 Send", "not until D2 is agreed", "A2 blocked 'D2 is agreed'"),
    ("thread mention", "MAL", "A2 Send", "waiting for D2", "A2 blocked 'D2'"),
    ("reply", "MAL", "A2", "wont get done unless somebody pays for it", "A2 blocked 'somebody pays for it'"),
    ("dm", "ROSA", "", "minutes cant go out until ade approves them", "A5 blocked 'ade approves them'"),
    ("reply", "MAL", "A2", "on hold until the audit is back", "A2 blocked 'the audit is back'"),
]
TAKEN_ON = [
    ("reply", "MAL", "A2", "ill do it now in a minute", "A2 accept"),
    ("reply", "MAL", "A2", "ill get it to you", "A2 accept"),
    ("reply", "MAL", "A2", "aye", "A2 accept"),
    ("reply", "MAL", "A2", "okie doke", "A2 accept"),
    ("reply", "MAL", "A2", "not a problem, will do", "A2 accept"),
    ("reply", "MAL", "A2", "don't worry, on it", "A2 accept"),
    ("reply", "MAL", "A2", "no need to chase, its in hand", "A2 accept"),
    ("reply", "MAL", "A2", "just about to send", "A2 accept"),
    ("reply", "MAL", "A2", "na", "A2 decline"),
    ("reply", "MAL", "A2", "methu gwneud sori", "A2 decline"),
]
OTHERS = [
    ("reply", "MAL", "A2", "kate will", "A2 pass on KT"),
    ("reply", "MAL", "A2", "Kate's on it", "A2 pass on KT"),
    ("reply", "MAL", "A2", "Lena's got this one", "A2 pass on LENA"),
    ("reply", "MAL", "A2", "Kate is better placed", "A2 pass on KT"),
    ("reply", "MAL", "A2", "pls fwd to kate t", "A2 pass on KT"),
    ("reply", "MAL", "A2", "ask kate to send them", "A2 pass on KT"),
    ("reply", "MAL", "A2", "tell Kate", "which reading? A2 pass on KT | A2 note"),
    ("reply", "MAL", "A2", "if Kate can", "which reading? A2 pass on KT | A2 note"),
    ("reply", "MAL", "A2", "see if kate will", "which reading? A2 pass on KT | A2 note"),
    ("reply", "MAL", "A2", "i think lena said she would", "which reading? A2 pass on LENA | A2 note"),
    ("reply", "MAL", "A2", "ask Kate to check my sums", "which reading? A2 pass on KT | A2 note"),
    (
        "reply",
        "MAL",
        "A2",
        "ask Kate to ring me",
        "which reading? A2 note | A2 done | A2 accept | A2 decline",
    ),
    ("reply", "MAL", "A2", "I need to ask Kate", "which reading? A2 note | A2 done | A2 accept | A2 decline"),
    ("reply", "MAL", "A2", "this should go to Kate not me", "A2 pass on KT"),
    ("reply", "MAL", "A2", "the numbers should go to Kate", "which reading? A2 pass on KT | A2 note"),
    ("reply", "MAL", "A2", "one for the comms team", "which reading? A2 pass on comms team | A2 note"),
    ("dm", "VAL", "", "pass the scope paper to priya", "A3 pass on PRIYA"),
]
SEVERAL = [
    ("reply", "VAL", "A1, A3", "the first one is done", "A1 done"),
    ("reply", "VAL", "A1, A3", "second one by the 18th, first sent", "A3 more time 2026-12-18 + A1 done"),
    ("reply", "VAL", "A1, A3", "1st done 2nd not started", "A1 done + A3 not done"),
    ("reply", "VAL", "A1, A3", "former done, latter blocked by Priya", "A1 done + A3 blocked 'Priya'"),
    ("reply", "VAL", "A1, A3", "neither done yet", "A1, A3 not done"),
    ("reply", "VAL", "A1, A3", "A1 done, still on A3", "A1 done + A3 accept"),
    ("reply", "VAL", "A1, A3", "A1 done A3 by friday", "A1 done + A3 accept 2026-11-27"),
    (
        "reply",
        "VAL",
        "A1, A3",
        "first thing tomorrow",
        "which record? A1 accept 2026-11-27 | A3 accept 2026-11-27",
    ),
    ("reply", "VAL", "A1, A3", "by the 2nd", "which record? A1 more time 2026-12-02 | A3 accept 2026-12-02"),
    ("reply", "VAL", "A1, A3", "the second is blocked by legal", "A3 blocked 'legal'"),
]
NOT_SO_SOON = [
    (
        "reply",
        "VAL",
        "A3",
        said,
        "which day? A3 more time 2026-12-18 | A3 more time 2026-12-25 | A3 more time 2027-01-13 | A3 decline",
    )
    for said in (
        "can't do this by then, swamped",
        "won't be able to do it in time",
        "can't do this yet",
        "I can't do it that fast",
        "unable to do this right now",
    )
]
OF_ONESELF = [
    ("reply", "VAL", "A3", "I can't do this alone", "A3 note"),
    ("reply", "MAL", "A2", "stop pestering me please", "prefer stop"),
    ("reply", "MAL", "A2", "enough with the reminders", "prefer stop"),
    ("reply", "MAL", "A2", "no more emails please", "prefer stop"),
    (
        "reply",
        "MAL",
        "A2",
        "no email from Priya yet",
        "which reading? A2 note | A2 done | A2 accept | A2 decline",
    ),
    ("dm", "KT", "", "how do I stop these", "not understood"),
    ("reply", "MAL", "A2", "nudge me once a week max", "prefer how often weekly"),
    ("reply", "MAL", "A2", "once a fortnight is plenty", "prefer how often"),
    ("reply", "MAL", "A2", "back on the 3rd", "prefer away 2026-12-03"),
    ("reply", "MAL", "A2", "back to you by friday", "A2 accept 2026-11-27"),
    ("reply", "MAL", "A2", "back with the numbers on Friday", "A2 accept 2026-11-27"),
    ("reply", "MAL", "A2", "I'll be back Monday", "prefer away 2026-11-30"),
    ("reply", "MAL", "A2", "returning 4 Jan", "prefer away 2027-01-04"),
    ("reply", "MAL", "A2", "a/l next wk", "prefer away 2026-11-30 2026-12-07"),
    ("reply", "MAL", "A2", "on hols 14-18 dec", "prefer away 2026-12-14 2026-12-19"),
    ("reply", "MAL", "A2", "off today and tomorrow", "prefer away 2026-11-28"),
    ("reply", "MAL", "A2", "away from the 7th to the 11th inclusive", "prefer away 2026-12-07 2026-12-12"),
    ("dm", "KT", "", "I will be away on 3 and 4 December", "prefer away 2026-12-03 2026-12-05"),
    ("reply", "MAL", "A2", "just got back", "prefer resume"),
    ("reply", "MAL", "A2", "my mum died", "courtesy sorry"),
]
COURTESIES = [
    ("reply", "MAL", "A2", "thanks both", "courtesy thanks"),
    ("reply", "MAL", "A2", "ta muchly", "courtesy thanks"),
    ("reply", "MAL", "A2", "thanks for chasing", "courtesy thanks"),
    ("reply", "MAL", "A2", "da iawn", "courtesy thanks"),
    ("thread mention", "ADE", "A2 Send", "well done Mal", "courtesy thanks"),
    ("mention", "ADE", "", "well done Mal", "courtesy thanks"),
    ("thread mention", "ADE", "A2 Send", "great work both", "courtesy thanks"),
    ("dm", "VAL", "", "👍", "courtesy ok"),
    ("dm", "MAL", "", "👍", "courtesy ok"),
    ("thread mention", "VAL", "A3 Draft", "👍", "which reading? A3 accept | A3 done"),
    ("thread mention", "ADE", "A3 Draft", "👍", "courtesy ok"),
    ("dm", "KT", "", "ok", "courtesy ok"),
    ("thread mention", "ADE", "A3 Draft", "ok", "courtesy ok"),
    ("reply", "VAL", "A1", "ok", "A1 accept"),
    ("thread mention", "ADE", "A2 Send", "any news?", "show record A2"),
    ("thread mention", "ADE", "A2 Send", "is this done?", "show record A2"),
]
KINDS = [
    SURROUNDED,
    NOT_AT_ONCE,
    DOUBTS_AND_REFUSALS,
    DAYS_AND_REASONS,
    WAITS,
    TAKEN_ON,
    OTHERS,
    SEVERAL,
    NOT_SO_SOON,
    OF_ONESELF,
    COURTESIES,
]


@pytest.mark.parametrize(("door", "who", "about", "said", "means"), [row for kind in KINDS for row in kind])
def test_answers_are_understood_as_they_are_typed(
    door: str, who: str, about: str, said: str, means: str
) -> None:
    assert meant(said, door, who, about) == means


@pytest.mark.parametrize("said", ["passed to Ade?", "passed it to Ade?", "given to Ade?"])
def test_a_question_whether_work_was_passed_on_passes_nothing_on(said: str) -> None:
    assert "pass on" not in meant(said, door="dm", about="")
