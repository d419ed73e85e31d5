"""What of a thread is likely worth recording."""

import json
from pathlib import Path

import pytest

from bot.understanding import threads
from bot.understanding.acts.capture import learned
from bot.understanding.threads import RecordAs, ThreadMessage

NAMES = {"U1": "Ade", "U2": "Val", "U3": "Mal", "U4": "Rosa"}
DATA = Path(__file__).parent.parent / "data/capture/threads.jsonl"


def thread(*lines: str) -> list[ThreadMessage]:
    """Return the messages of 'U1 what they said'."""
    return [ThreadMessage(line[:2], NAMES[line[:2]], line[3:]) for line in lines]


def proposed(*lines: str) -> dict[int, RecordAs]:
    return {each.index: each.kind for each in threads.propose(thread(*lines))}


@pytest.mark.parametrize(
    ("said", "index"),
    [
        (("U1 peer support again", "U2 let's pilot it with three providers", "U1 +1", "U3 agreed"), 1),
        (("U1 any news?", "U3 none", "U2 We will meet in the library.", "U1 yes", "U4 fine", "U3 👍"), 2),
        (("U1 so: three providers, from January", "U2 :+1:", "U3 sounds good", "U4 ok"), 0),
    ],
)
def test_what_others_agree_to_is_likely_a_decision(said: tuple[str, ...], index: int) -> None:
    assert proposed(*said).get(index) is RecordAs.DECISION


@pytest.mark.parametrize(
    ("said", "index", "owners"),
    [
        (("U1 we need a scope paper", "U2 I'll draft the scope paper by Friday", "U1 thanks"), 1, ("U2",)),
        (("U1 hello", "U2 <@U3> can you ask the council for a room?", "U3 sure, will do"), 1, ("U3",)),
        (("U1 hello", "U2 Mal: could you please ring the library by Monday?", "U3 ok"), 1, ("U3",)),
        (("U4 hello", "U2 could somebody please ring the library?", "U1 I can do that"), 1, ("U1",)),
    ],
)
def test_what_somebody_takes_on_is_likely_an_action_of_theirs(
    said: tuple[str, ...], index: int, owners: tuple[str, ...]
) -> None:
    found = {each.index: each for each in threads.propose(thread(*said))}

    assert found[index].kind is RecordAs.ACTION
    assert found[index].owners == owners


UNDECIDED = """
I don't think we can agree that today
I do not think that we have agreed on the café
we never agreed
We have never agreed to that
we haven't agreed on the room yet
We didn't agree anything about money
Nothing was decided last time
nobody agreed to that
No decision on the lease was made
There is no agreement about the lease
We can't decide that without the council
It was not approved
has this been agreed?
Did we decide on the room?
Was it approved by the board?
So have we settled on May?
not sure we agreed
I'm not sure whether that was decided
I doubt we decided that
I don't remember if we agreed to that
Maybe we agreed on that in May
I thought we agreed on Tuesdays
Perhaps it was decided in spring
let's not decide now
Let's not agree on anything tonight
let's decide that next week
Let's leave this for now
let's come back to this at the next meeting
We should postpone the decision
Can we defer this until May?
We could put it off
we need to decide by Friday
We still have to agree on a chair
the budget is yet to be agreed
To be decided at the next meeting
We should agree on this first
once agreed we could book the hall
if we agree, we could start in May
When we have agreed, I will tell the council
Unless it is approved we can't start
Until that is decided we should wait
Assuming it is accepted we could go on
as soon as it's agreed we'll start
we would have agreed if Sam had come
We disagree on that
it is still undecided
Val said it was decided, but I don't think it was agreed
so did we agree or not
Hmm, was that ever agreed
Has everyone agreed to this
are we agreed?
agreed subject to approval by the council
pending agreement, the hall is booked
provisionally agreed
we nearly agreed
let's pretend we agreed
I hope we can agree on this
I object to that being agreed
agreement is unlikely
the decision was deferred
this needs more discussion before a decision
let's vote on it next week
let's take this offline
let's defer
Let's not
"""

DECIDED = """
We agreed to pilot it from January
Agreed: three providers, from January
We have decided not to renew the lease
It was agreed that nobody drives alone
so we go with the second offer
We've decided to postpone the fair until May
Consensus: the library, on Tuesdays
we will not renew the lease. Agreed
I'm not sure about May. Agreed: June
let's pilot it with three providers
Shall we meet in the library?
What we agreed: three providers, from January
The decision is not to renew the lease
We decided to meet later in the day
No objections, so it is agreed that we meet in the library
"""


@pytest.mark.parametrize("said", UNDECIDED.strip().splitlines())
def test_agreement_that_is_denied_doubted_asked_about_or_put_off_is_no_decision(said: str) -> None:
    for talk in ((f"U1 {said}",), ("U2 the café", f"U1 {said}", "U2 agreed", "U3 yes", "U4 +1")):
        assert RecordAs.DECISION not in {
            each.kind for each in threads.propose(thread(*talk)) if talk[each.index].endswith(said)
        }


@pytest.mark.parametrize("said", DECIDED.strip().splitlines())
def test_agreement_without_any_doubt_is_likely_a_decision(said: str) -> None:
    assert proposed("U2 the café", f"U1 {said}", "U2 agreed", "U3 yes", "U4 +1").get(1) is RecordAs.DECISION


@pytest.mark.parametrize(
    "doubt",
    [
        "I don't think we can agree that today",
        "no, we never agreed on that",
        "let's come back to this in May",
    ],
)
def test_what_somebody_denies_or_puts_off_soon_after_is_no_decision(doubt: str) -> None:
    talk = ("U1 let's pilot it with three providers", "U2 agreed", f"U3 {doubt}", "U1 ok")

    assert RecordAs.DECISION not in proposed(*talk).values()


REFUSED = """
I can't do that
I cannot do it by Friday
I can not take that on
I won't be able to ring the library by Friday
I don't think I can ring them
I'm not sure I can do that by Monday
I couldn't do it this week
I'm afraid I can't by Friday
I'll not ring them again
Maybe I could ring them
I might ring them tomorrow
if I get the time I'll ring them
somebody should ring the library by Friday
Someone needs to ring the library
somebody must write to the council by Friday
Anybody could take the minutes
one of us should ring the library
Who will do it?
who can take the minutes by Friday?
Who's going to ring the library by Monday?
can anyone ring the library?
Could somebody please write to the council by Friday?
Please don't ring the library before Friday
We need volunteers by Friday
I could do it, but only if Val helps
I may be able to do it by Friday
whoever is free should ring them by Friday
it would be good if somebody rang them by Friday
this should be done by someone by Friday
we can't do that by Friday
nobody can do that by Friday
should I do it?
shall I ring them by Friday?
do you want me to do it by Friday?
"""

TAKEN_ON = """
I can do that by Friday
I'll ring Val, who knows the venue, by Friday
I won't make the meeting, but I'll send the paper by Monday
I can't do Monday. I'll do it by Friday
Please write to the council by Friday
Don't forget to send the minutes by Friday
"""


@pytest.mark.parametrize("said", REFUSED.strip().splitlines())
def test_what_is_refused_or_left_to_anybody_is_neither_an_action_nor_a_decision(said: str) -> None:
    answered = ("U2 could we ring the library?", f"U1 {said}", "U2 right", "U3 thanks")
    for talk in ((f"U1 {said}",), answered, ("U2 the library", f"U1 {said}", "U2 ok")):
        assert [each for each in threads.propose(thread(*talk)) if talk[each.index].endswith(said)] == []


@pytest.mark.parametrize("said", TAKEN_ON.strip().splitlines())
def test_what_is_plainly_taken_on_or_asked_for_is_likely_an_action(said: str) -> None:
    assert proposed("U2 the library", f"U1 {said}", "U2 thanks", "U3 great").get(1) is RecordAs.ACTION


def test_what_anybody_was_asked_to_do_is_theirs_who_take_it_on_and_not_theirs_who_can_not() -> None:
    talk = thread("U4 could somebody please ring the library?", "U1 I can't do that", "U2 I can do that")
    found = {each.index: each for each in threads.propose(talk)}

    assert found[0].owners == ("U2",)
    assert 1 not in found


def test_a_name_that_two_people_share_is_nobodys() -> None:
    twins = [
        ThreadMessage("U1", "Sam", "hello"),
        ThreadMessage("U2", "Sam", "hi"),
        ThreadMessage("U3", "Mal", "Sam: can you ring them?"),
    ]

    assert all(each.owners == () for each in threads.propose(twins) if each.index == 2)


def test_small_talk_holds_nothing() -> None:
    assert proposed("U1 morning", "U2 hello", "U3 lovely weather", "U4 it is") == {}
    assert proposed() == {}


def test_no_more_than_three_of_a_kind_are_proposed_and_none_twice() -> None:
    many = [f"U{1 + turn % 4} I'll draft paper number {turn} by Friday, please?" for turn in range(40)]
    found = threads.propose(thread(*many))

    assert len({each.index for each in found}) == len(found)
    assert all(len([each for each in found if each.kind is kind]) <= learned.MOST[kind] for kind in RecordAs)


@pytest.mark.parametrize(
    "text", ["", " ", "<", "<@", "?" * 40_000, "a " * 20_000, "by " * 13_000, "\ud800", "\x00"]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert threads.propose([ThreadMessage("U1", "", text), ThreadMessage("U2", "", text)]) is not None


def test_real_threads_keep_what_people_marked_in_them() -> None:
    found = marked = 0
    for line in DATA.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        indexes = {
            each.index
            for each in threads.propose([ThreadMessage(who, who, words) for who, words in told["messages"]])
        }
        marks = told["decisions"] + told["actions"]
        marked += len(marks)
        found += sum(not indexes.isdisjoint(mark["accept"]) for mark in marks)

    # A floor that a broken rule falls through; `make bench ARGS=capture` tells how good it is.
    assert found / marked > 0.5
