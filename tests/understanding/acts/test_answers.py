"""What people answer about their work, in sentences of their own, kind by kind."""

import pytest

from bot.understanding.acts.answers import read_answer
from tests.understanding import board
from tests.understanding.acts.brief import meant

DONE = [
    ("reply", "MAL", "A2", "numbers sent to Val on Tuesday", "A2 done"),
    ("reply", "MAL", "A2", "Sent! 12 pages", "A2 done '12 pages'"),
    ("reply", "MAL", "A2", "I sent them to Val", "A2 done"),
    ("reply", "MAL", "A2", "done and dusted", "A2 done"),
    ("reply", "MAL", "A2", "DONE ✅", "A2 done"),
    ("reply", "MAL", "A2", "I have done this already", "A2 done"),
    ("reply", "MAL", "A2", "Done - see https://x.example/doc", "A2 done 'see https://x.example/doc'"),
    ("reply", "VAL", "A1", "I've written to them", "A1 done"),
    ("reply", "VAL", "A1", "Letter went out yesterday", "A1 done"),
    ("reply", "VAL", "A1", "have done", "A1 done"),
    (
        "reply",
        "ROSA",
        "A5",
        "all circulated yesterday, two corrections from Ade",
        "A5 done 'two corrections from Ade'",
    ),
    ("reply", "VAL", "A1, A3", "both done", "A1, A3 done"),
    ("reply", "VAL", "A1, A3", "the paper is done", "A3 done"),
    ("dm", "PRIYA", "", "paper finished, circulated to everyone", "A3 done 'circulated to everyone'"),
    ("dm", "VAL", "", "I've listed the empty homes", "A1 in #housing done"),
    ("dm", "VAL", "", "the housing one is done", "A1 in #housing done"),
    ("dm", "VAL", "", "A1 (housing) done", "A1 in #housing done"),
    ("dm", "VAL", "", "A1 and A3 done", "which group? A1, A3 done | A1 in #housing, A3 done"),
    ("dm", "MAL", "", "sent the numbers, 214 in all", "A2 done '214 in all'"),
    ("mention", "VAL", "", "the steering group letter has been sent", "A1 done"),
    ("mention", "ADE", "", "A1 done", "A1 becomes done"),
    ("mention", "ADE", "", "A2 has been done by Mal", "A2 becomes done"),
    ("thread mention", "MAL", "A2 Send", "done, sent this morning", "A2 done"),
]
NOT_SURELY_DONE = [
    ("reply", "MAL", "A2", "done bar the last table", "A2 note"),
    ("reply", "MAL", "A2", "All done apart from October", "A2 note"),
    ("reply", "MAL", "A2", "I sent them to Priya", "which reading? A2 done | A2 note"),
    ("reply", "MAL", "A2", "I think Val sent them", "which reading? A2 becomes done | A2 note"),
    ("reply", "MAL", "A2", "Val has already sent them", "which reading? A2 becomes done | A2 note"),
    ("reply", "MAL", "A2", "will be done by friday", "A2 accept 2026-11-27"),
    ("reply", "MAL", "A2", "hope to have it done next week", "A2 accept 2026-12-04"),
    ("reply", "MAL", "A2", "consider it done", "A2 accept"),
    ("reply", "MAL", "A2", "not done yet", "A2 not done"),
    ("reply", "MAL", "A2", "half done", "A2 note"),
    ("reply", "MAL", "A2", "done. can you tell Ade?", "which reading? A2 done | A2 note"),
    ("reply", "MAL", "A2", "Have they been sent?", "show record A2"),
    ("reply", "MAL", "A2", "It's done, isn't it?", "show record A2"),
    ("reply", "VAL", "A1", "sent, awaiting reply", "which reading? A1 done 'awaiting reply' | A1 note"),
    ("reply", "VAL", "A1", "pretty much done", "which reading? A1 done | A1 note"),
    ("reply", "VAL", "A1", "letter drafted", "which reading? A1 note | A1 done | A1 accept | A1 decline"),
    ("dm", "PRIYA", "", "finished my half", "A3 note"),
    ("dm", "PRIYA", "", "Val finished it yesterday", "which reading? A3 becomes done | A3 note"),
    ("dm", "PRIYA", "", "done?? no way", "A3 not done"),
    (
        "dm",
        "VAL",
        "",
        "A3 done, A1 by Monday",
        "A3 done + which group? A1 more time 2026-11-30 | A1 in #housing accept 2026-11-30",
    ),
    ("dm", "VAL", "", "A1 in housing done, A3 next week", "A1 in #housing done + A3 accept 2026-12-04"),
    ("dm", "VAL", "", "A3 done and A1 in #wellbeing-board blocked by Ade", "A3 done + A1 blocked 'Ade'"),
]
MORE_TIME = [
    ("reply", "MAL", "A2", "Can I have another week?", "A2 more time 2026-12-11"),
    ("reply", "MAL", "A2", "could I have until the 11th please", "A2 more time 2026-12-11"),
    (
        "reply",
        "MAL",
        "A2",
        "need a couple of weeks",
        "which day? A2 more time 2026-12-18 | A2 more time 2026-12-10 | A2 decline",
    ),
    (
        "reply",
        "MAL",
        "A2",
        "give me until after Christmas",
        "which day? A2 more time 2026-12-29 | A2 more time 2026-12-31 | A2 decline",
    ),
    ("reply", "MAL", "A2", "by Tuesday then", "A2 accept 2026-12-01"),
    ("reply", "MAL", "A2", "I can do it by the 10th but not before", "A2 more time 2026-12-10"),
    (
        "reply",
        "MAL",
        "A2",
        "can't do this week",
        "which day? A2 more time 2026-12-09 | A2 more time 2026-12-11 | A2 more time 2026-12-18 | A2 decline",
    ),
    ("reply", "MAL", "A2", "I can't do Friday, Monday ok?", "A2 accept 2026-11-30"),
    ("reply", "MAL", "A2", "not before the 14th", "A2 more time 2026-12-14"),
    ("reply", "MAL", "A2", "Not until Monday", "A2 accept 2026-11-30"),
    ("reply", "MAL", "A2", "you'll have it by Monday", "A2 accept 2026-11-30"),
    ("reply", "MAL", "A2", "I forgot, will do it today", "A2 accept 2026-11-26"),
    ("reply", "MAL", "A2", "waiting on Kate, will be done by 10 December", "A2 more time 2026-12-10 'Kate'"),
    (
        "reply",
        "PRIYA",
        "A3",
        "a bit longer please",
        "which day? A3 more time 2026-12-18 | A3 more time 2026-12-25 | A3 more time 2027-01-13 | A3 decline",
    ),
    ("dm", "PRIYA", "", "+1 week", "A3 more time 2026-12-18"),
    ("dm", "PRIYA", "", "yes but not till the 18th", "A3 more time 2026-12-18"),
    ("dm", "VAL", "", "scope paper needs another week", "A3 more time 2026-12-18"),
    ("dm", "VAL", "", "A1 for the housing group needs another week", "A1 in #housing more time 2026-12-08"),
    ("mention", "MAL", "", "A2 needs another week", "A2 more time 2026-12-11"),
]
TAKEN_ON = [
    ("reply", "MAL", "A2", "No problem", "A2 accept"),
    ("reply", "MAL", "A2", "sure, happy to", "A2 accept"),
    ("reply", "MAL", "A2", "ok", "A2 accept"),
    ("reply", "VAL", "A1", "in hand", "A1 accept"),
    ("reply", "MAL", "A2", "I'll try", "which reading? A2 note | A2 done | A2 accept | A2 decline"),
]
REFUSED = [
    ("reply", "MAL", "A2", "no", "A2 decline"),
    ("reply", "MAL", "A2", "Can't do it sorry", "A2 decline"),
    ("reply", "MAL", "A2", "sorry I haven't got the time for this", "A2 decline"),
    ("reply", "MAL", "A2", "unable to do this as I have left the team", "A2 decline 'I have left the team'"),
    (
        "reply",
        "MAL",
        "A2",
        "I can't because I'm ill",
        "A2 decline + which day? prefer away 2026-11-30 | prefer away 2026-12-07 | prefer away 2026-12-14",
    ),
    ("dm", "PRIYA", "", "can you take me off this", "A3 decline"),
    ("mention", "MAL", "", "I can't do A2", "A2 decline"),
]
WAITS = [
    ("reply", "MAL", "A2", "stuck, need figures from Lena", "A2 blocked 'figures from Lena'"),
    ("reply", "MAL", "A2", "can't start until the audit is finished", "A2 blocked 'the audit is finished'"),
    ("reply", "VAL", "A1", "the letter needs Ade's signature first", "A1 blocked 'Ade's signature'"),
    (
        "dm",
        "PRIYA",
        "",
        "blocked on the scope paper: legal haven't replied",
        "A3 blocked 'legal haven't replied'",
    ),
    ("dm", "PRIYA", "", "Val is waiting for me", "A3 note"),
]
NOT_NEEDED = [
    (
        "reply",
        "MAL",
        "A2",
        "This is no longer needed because the board has them",
        "A2 becomes dropped 'the board has them'",
    ),
    ("dm", "PRIYA", "", "cancel A3", "confirm A3 becomes dropped"),
]
PASSED_ON = [
    ("reply", "MAL", "A2", "Ask Sam", "which person? A2 pass on SP | A2 pass on SR"),
    ("reply", "MAL", "A2", "Kate's doing it", "A2 pass on KT"),
    ("reply", "MAL", "A2", "that's Kate's job", "A2 pass on KT"),
    ("reply", "MAL", "A2", "Could Kate do it instead?", "A2 pass on KT"),
    ("reply", "MAL", "A2", "give it to Kate or Lena", "which person? A2 pass on KT | A2 pass on LENA"),
    ("reply", "MAL", "A2", "Hand over to Bronwen please", "A2 pass on Bronwen"),
    ("reply", "MAL", "A2", "This isn't mine, it's Lena's", "A2 pass on LENA"),
    ("reply", "MAL", "A2", "Kate is helping me with it", "A2 note"),
    (
        "reply",
        "MAL",
        "A2",
        "Kate will do the annex",
        "which reading? A2 note | A2 done | A2 accept | A2 decline",
    ),
    (
        "reply",
        "VAL",
        "A1",
        "I gave it to Kate to check",
        "which reading? A1 note | A1 done | A1 accept | A1 decline",
    ),
    ("reply", "VAL", "A1", "I'll give it to Kate on Monday", "which reading? A1 pass on KT | A1 note"),
    ("reply", "PRIYA", "A3", "can the secretary do this?", "A3 pass on ROSA"),
    ("reply", "PRIYA", "A3", "Mind Cymru will do it", "which person? A3 pass on VAL | A3 pass on MAL"),
    ("reply", "PRIYA", "A3", "<@finance-team> should do this", "A3 pass on @finance-team"),
    ("reply", "PRIYA", "A3", "can someone else do it", "which person? "),
    ("dm", "MAL", "", "A2 to Kate please", "A2 pass on KT"),
    ("dm", "MAL", "", "A2 is for Kate now", "A2 pass on KT"),
    ("dm", "MAL", "", "A2 is Kate's now", "A2 pass on KT"),
    ("dm", "MAL", "", "A2 belongs to Kate", "A2 pass on KT"),
    ("dm", "MAL", "", "A2 is down to Sam", "which person? A2 pass on SP | A2 pass on SR"),
    ("dm", "MAL", "", "A2 was Kate's idea", "not understood"),
    ("dm", "MAL", "", "A2 waits for Kate", "A2 blocked 'Kate'"),
    ("dm", "MAL", "", "A2 Kate", "show record A2"),
    ("thread mention", "ADE", "A2 Send", "give this to Lena", "A2 becomes reassigned LENA"),
]
NOTHING_OR_SOMETHING_ELSE = [
    ("reply", "MAL", "A2", "what is this?", "show record A2"),
    ("reply", "MAL", "A2", "where do I find the numbers?", "A2 note"),
    ("thread mention", "LENA", "A3 Draft", "happy to help with this", "A3 join"),
    ("thread mention", "JS", "A2 Send", "I'll do it", "which reading? A2 join | A2 becomes reassigned JS"),
    ("dm", "PRIYA", "", "undo", "show help undo"),
    ("dm", "PRIYA", "", "Scrap that, A3 isn't done", "A3 not done"),
    ("dm", "PRIYA", "", "the hall smells of paint", "not understood"),
    ("dm", "PRIYA", "", "what are my actions?", "show actions mine"),
    ("dm", "KT", "", "done", "show actions mine"),
    ("mention", "VAL", "", "A9 done", "show record A9"),
    ("/decide", "VAL", "", "A1 done", "A1 done"),
]
IN_WELSH_AND_FRENCH = [
    ("dm", "PRIYA", "", "Wedi gorffen", "A3 done"),
    ("dm", "PRIYA", "", "je n'ai pas fini", "A3 not done"),
    ("dm", "PRIYA", "", "d'ici vendredi", "A3 accept 2026-11-27"),
    ("dm", "PRIYA", "", "dim problem", "A3 accept"),
    (
        "dm",
        "PRIYA",
        "",
        "j'ai besoin de plus de temps",
        "which day? A3 more time 2026-12-18 | A3 more time 2026-12-25 | A3 more time 2027-01-13 | A3 decline",
    ),
]
KINDS = [
    *(DONE, NOT_SURELY_DONE, MORE_TIME, TAKEN_ON, REFUSED, WAITS, NOT_NEEDED, PASSED_ON),
    *(NOTHING_OR_SOMETHING_ELSE, IN_WELSH_AND_FRENCH),
]


@pytest.mark.parametrize(("door", "who", "about", "said", "means"), [row for kind in KINDS for row in kind])
def test_answers_are_read_as_people_give_them(door: str, who: str, about: str, said: str, means: str) -> None:
    assert meant(said, door, who, about) == means


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("mention", "Mal to send the referral numbers by Friday"),
        ("mention", "send the referral numbers by Friday"),
        ("mention", "I'll write to the steering group by Friday"),
        ("/decide", "Booked the hall for Friday"),
    ],
)
def test_new_work_is_no_answer_about_work_of_like_words(door: str, said: str) -> None:
    row = {"door": door, "who": "VAL", "said": said}

    assert read_answer(board.said(row), board.known(row)) is None


@pytest.mark.parametrize("row", [row for row in DONE if row[0] in ("reply", "dm")])
@pytest.mark.parametrize("doubt", ["{}?", "not {}", "nearly {}", "is {}?", "{} by Friday", "if {}"])
def test_what_is_doubted_is_never_done(row: tuple[str, ...], doubt: str) -> None:
    door, who, about, said, _ = row

    assert not is_done(meant(doubt.format(said), door, who, about))


def is_done(means: str) -> bool:
    """Tell whether something is done at once, and not asked about."""
    return any(" done" in part and "?" not in part for part in means.split(" + ")) and "not done" not in means
