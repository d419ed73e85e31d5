"""Decisions as committees type them: minuted, voted on, put off, corrected, in short."""

from typing import Any

import pytest

from tests.understanding.acts.test_decisions import shown
from tests.understanding.acts.test_decisions_on_record import changed

PARKED = {"status": "parked", "back_on": "2026-12-10"}
IN_JANUARY = {"status": "parked", "back_on": "2027-01-14"}
REJECTED = {"status": "rejected"}
SAID: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # How a minute is numbered, dated and begun.
    ("7.1\tAGREED - to buy two benches", "buy two benches", {}),
    ("45/2026 RESOLVED that the precept be £4,000", "the precept be £4,000", {}),
    ("12 RESOLVED that the gate be painted", "the gate be painted", {}),
    ("Res 12/26: That two benches be bought", "two benches be bought", {}),
    ("24/11 agreed to close the café at 4", "close the café at 4", {}),
    ("24 November: agreed to close the café at 4", "close the café at 4", {}),
    ("on 24 November we agreed to close at 4", "close at 4", {}),
    ("Cttee agreed to renew the insurance", "renew the insurance", {}),
    ("bd resolved: no pets", "no pets", {}),
    ("agrd - new bins", "new bins", {}),
    ("decision is no more paper agendas", "no more paper agendas", {}),
    ("the decision was we keep both rooms", "we keep both rooms", {}),
    ("there we are then, agreed: close at 4", "close at 4", {}),
    ("tidy, we've agreed to keep the tea urn", "keep the tea urn", {}),
    ("Penderfynwyd: cau am 4", "cau am 4", {}),
    ("decide   – no meeting in August", "no meeting in August", {}),
    # The command, or the bot's name, once more.
    ("/decide We close at 4", "We close at 4", {}),
    ("@Matters Arising decide we close at four", "we close at four", {}),
    # What only looks like a reason, a condition, a frame or a number.
    ("we stay open for as long as the grant lasts", "we stay open for as long as the grant lasts", {}),
    ('Posters say "Closed because of rain" in red', 'Posters say "Closed because of rain" in red', {}),
    ('"Agreed: no dogs" goes on the sign', '"Agreed: no dogs" goes on the sign', {}),
    ("12.5 hours a week for the clerk", "12.5 hours a week for the clerk", {}),
    ("10/12 is the cut-off for items", "10/12 is the cut-off for items", {}),
    ("no playing on the roof", "no playing on the roof", {}),
    ("Meeting papers go out a week before", "Meeting papers go out a week before", {}),
    ("Defer to the chair: he decides", "Defer to the chair: he decides", {}),
    ("Adopt <https://x.example/a|x.example/a> as it is", "Adopt x.example/a as it is", {}),
    # Votes.
    ("carried 6-1 to fell the ash", "fell the ash", {"votes": {"for": 6, "against": 1}}),
    ("agreed by 5 votes to 3 that we lend it", "we lend it", {"votes": {"for": 5, "against": 3}}),
    ("buy the van five for two against", "buy the van", {"votes": {"for": 5, "against": 2}}),
    ("buy the van 5 in favour 2 against", "buy the van", {"votes": {"for": 5, "against": 2}}),
    ("buy the van lost 2-5", "buy the van", {"votes": {"for": 2, "against": 5}} | REJECTED),
    ("we voted 2-5 to sell the van", "sell the van", {"votes": {"for": 2, "against": 5}} | REJECTED),
    ("voted 6-2 for the blue logo", "the blue logo", {"votes": {"for": 6, "against": 2}}),
    (
        "two benches, prop VH sec KT, 6/1/0",
        "two benches",
        {"votes": {"for": 6, "against": 1}, "proposer": "VAL", "seconder": "KT"},
    ),
    ("two benches, all happy", "two benches", {}),
    ("two benches? no", "two benches", REJECTED),
    ("Shall we buy benches? Agreed", "buy benches", {}),
    ("Sell mower 3 v 5", "Sell mower", {"votes": {"for": 3, "against": 5}} | REJECTED),
    ("sell the mower by a majority", "sell the mower", {}),
    ("decisions are made by a majority", "decisions are made by a majority", {}),
    ("Everyone in favour of selling the mower", "selling the mower", {}),
    (
        "sell it - vote tied 4-4, chair's casting vote in favour",
        "sell it",
        {"votes": {"for": 4, "against": 4}},
    ),
    # Motions, and on whose behalf.
    (
        "Resolved on the proposal of Kate, seconded by Mal, to fell the ash",
        "fell the ash",
        {"proposer": "KT", "seconder": "MAL"},
    ),
    (
        "On a motion by Val, seconded by Priya, it was resolved that the gate be locked",
        "the gate be locked",
        {"proposer": "VAL", "seconder": "PRIYA"},
    ),
    ("it was agreed, on the proposal of Ade, to lock the gate", "lock the gate", {"proposer": "ADE"}),
    ("Agreed on behalf of the Police: a patrol", "a patrol", {"on_behalf": "Police"}),
    # Put off, put up.
    ("Deferred: website redesign, back on 10 December", "website redesign", PARKED),
    ("No decision on the venue, back in January", "the venue", IN_JANUARY),
    ("no agreement on the minibus, deferred to 14 january", "the minibus", IN_JANUARY),
    ("we ran out of time on the budget, next meeting", "the budget", PARKED),
    ("didnt get to the budget, back on 10 dec", "the budget", PARKED),
    ("Carried over to 10 December - the fire drill dates", "the fire drill dates", PARKED),
    ("Carry forward to 10 December - hedge trimming", "hedge trimming", PARKED),
    ("mower, leave till next meeting", "mower", PARKED),
    ("mower: back to this in January", "mower", IN_JANUARY),
    ("benches on hold until 14 Jan", "benches", IN_JANUARY),
    ("benches put off till jan", "benches", IN_JANUARY),
    ("Referred up to the council - parking charges", "parking charges", {"status": "escalated"}),
    (
        "For decision on 10 December: the new fees",
        "the new fees",
        {"status": "proposed", "back_on": "2026-12-10"},
    ),
    ("didnt agree to the levy", "the levy", REJECTED),
    # What it changes.
    ("D1: include bank holidays too", "include bank holidays too", {"amends": ["D1"]}),
    ("in place of D1 we open on Sundays", "we open on Sundays", {"replaces": ["D1"]}),
)
NOTHING_YET: tuple[tuple[str, dict[str, Any]], ...] = (
    ("RESOLVED that", {}),
    ("It was agreed that", {}),
    ("agreed to", {}),
    ("resolved", {}),
    ("/decide", {}),
    ("decide replaces D1", {"replaces": ["D1"]}),
    ("decide amends D4", {"amends": ["D4"]}),
)
UNDECIDED = (
    ("no consensus about the name as yet", "the name"),
    ("we couldnt agree on a name yet", "a name"),
    ("we havent decided on the van", "the van"),
    ("benches rejected as too dear", "benches rejected as too dear"),
)


@pytest.mark.parametrize(("said", "text", "fields"), SAID)
def test_a_decision_is_read_as_it_is_typed(said: str, text: str, fields: dict[str, Any]) -> None:
    assert shown(said) == {"act": "record", "records": [{"kind": "decision", "text": text} | fields]}


@pytest.mark.parametrize(("said", "filled"), NOTHING_YET)
def test_what_has_no_wording_yet_is_asked_for(said: str, filled: dict[str, Any]) -> None:
    assert shown(said) == {"act": "form", "kind": "decision", "missing": ["text"], "filled": filled}


@pytest.mark.parametrize(("said", "text"), UNDECIDED)
def test_what_does_not_sound_agreed_is_asked_about(said: str, text: str) -> None:
    filled = {"text": text, "status": "proposed"}

    assert shown(said) == {"act": "form", "kind": "decision", "missing": ["status"], "filled": filled}


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("meeting 3 December at 14:00", "plan"),
        ("next meeting thursday 3 dec 2pm", "plan"),
        ("/meeting 3 december 2pm", "plan"),
        ("meeting moved to 3 December", "move"),
        ("cancel the meeting on 10 December", "cancel"),
    ],
)
def test_a_meeting_typed_at_the_wrong_command_is_asked_about(said: str, does: str) -> None:
    meeting, decision = shown(said)["readings"]

    assert (meeting["act"], meeting["do"]["do"]) == ("confirm", does)
    assert decision["act"] == "record"


def test_an_action_typed_at_the_wrong_command_is_one() -> None:
    (action,) = shown("/action Val to phone the bank by Friday")["records"]

    assert action == {"kind": "action", "text": "phone the bank", "owners": ["VAL"], "due": "2026-11-27"}


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("can D2 be agreed now?", changed("D2", "agreed")),
        ("can we agree D2?", changed("D2", "agreed")),
        ("can D3 be parked until January?", changed("D3", "parked", due="2027-01-14")),
        ("shall we scrap D1?", {"act": "confirm", "do": changed("D1", "withdrawn")}),
        ("should D1 be replaced by D4?", {"act": "confirm", "do": changed("D1", "superseded")}),
    ],
)
def test_a_question_whether_to_change_one_changes_nothing_yet(said: str, first: dict[str, Any]) -> None:
    change, show = shown(said, "mention")["readings"]

    assert change == first
    assert show["act"] == "show"


@pytest.mark.parametrize(
    "said",
    [
        'correct D1: "Saturdays only" should read "Sundays only"',
        'D1: "Saturdays" should be "Sundays"',
        "in D1 change “Saturdays” to “Sundays”",
        'change "Saturdays" to "Sundays" in D1',
    ],
)
def test_words_that_are_put_right_may_be_a_slip_or_a_new_decision(said: str) -> None:
    reword, amend = shown(said)["readings"]

    wording = "Pilot the crisis café on Sundays only"
    assert reword == changed("D1", "reworded", text=wording)
    assert amend["records"] == [{"kind": "decision", "text": wording, "amends": ["D1"]}]


@pytest.mark.parametrize("said", ["typo in D1", "D1 is wrong", 'correct D1: "Mondays" should be "Sundays"'])
def test_one_that_is_wrong_is_shown_to_be_corrected(said: str) -> None:
    assert shown(said) == {"act": "show", "what": "record", "record": "D1", "for": "edit"}


@pytest.mark.parametrize(
    "said", ["agreed: pilot the crisis cafe on saturdays only", "Pilot crisis café on Saturdays only"]
)
def test_the_same_words_in_other_letters_are_the_same(said: str) -> None:
    show, new = shown(said)["readings"]

    assert show == {"act": "show", "what": "record", "record": "D1"}
    assert new["act"] == "record"


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("we'll run the stall until it rains", ["agreed", "proposed"]),
        ("We will keep the heating on till March", ["agreed", "proposed"]),
        ("on behalf of Mind Cymru: sorry for the late papers", ["agreed", "proposed"]),
        ("voted 4 to 4 on the logo", ["rejected", "agreed", "proposed"]),
    ],
)
def test_whether_it_was_agreed_is_asked_where_nobody_says_so(said: str, verdicts: list[str]) -> None:
    readings = shown(said, "mention")["readings"]

    assert [reading["records"][0].get("status", "agreed") for reading in readings] == verdicts


@pytest.mark.parametrize(
    "said",
    [
        *("in principle we sell it", "thinking of selling it", "sell the mower tbc", "sell it - pending"),
        *("parked mower till 14/1", "revisit the mower in January", "mower - next time"),
        "I can't make the next meeting",
    ],
)
def test_what_is_not_plainly_agreed_is_asked_about(said: str) -> None:
    assert shown(said)["act"] == "ask"


def test_the_parts_of_a_numbered_line_are_several() -> None:
    texts = [record["text"] for record in shown("1. sell mower 2. buy strimmer")["filled"]["records"]]

    assert texts == ["sell mower", "buy strimmer"]


@pytest.mark.parametrize("said", ["just trying this out", "playing around", "seeing how this works"])
def test_whoever_tries_it_out_records_nothing(said: str) -> None:
    assert shown(said) == {"act": "show", "what": "help"}


@pytest.mark.parametrize("said", ["sorry, wrong channel", "oops wrong chat sorry", "sorry ignore that"])
def test_whoever_is_sorry_records_nothing(said: str) -> None:
    assert shown(said) == {"act": "courtesy", "what": "sorry"}
