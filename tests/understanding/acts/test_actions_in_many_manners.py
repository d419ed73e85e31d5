"""Work is told in the manner of many people: chatty, curt, formal, dictated, in fields, or by others."""

import pytest

from tests.understanding import judging
from tests.understanding.acts.meanings import FRIDAY, MONDAY, asked, at, form, one, outside, record, several
from tests.understanding.judging import Verdict
from tests.understanding.shapes import Shape

LED_UP_TO: list[tuple[str, Shape]] = [
    ("ok so Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("right, so Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Then let's have Val ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("let's say Val rings the hirers by Friday", record("rings the hirers", "VAL", due=FRIDAY)),
    (
        "As discussed at the last meeting, Val to ring the hirers by Friday",
        record("ring the hirers", "VAL", due=FRIDAY),
    ),
    (
        "Following discussion it was agreed that Val would ring the hirers by Friday",
        record("ring the hirers", "VAL", due=FRIDAY),
    ),
    ("sorry forgot one - Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    (
        "I think we said Val was going to ring the hirers by Friday",
        record("ring the hirers", "VAL", due=FRIDAY),
    ),
    (
        "If it's not too much trouble, could Val kindly ring the hirers by Friday? Thank you!",
        record("ring the hirers", "VAL", due=FRIDAY),
    ),
    (
        "Hi Val, hope you're well. Could you ring the hirers by Friday? Many thanks, Ade",
        record("ring the hirers", "VAL", due=FRIDAY),
    ),
    ("one for Val: ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("over to Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("make sure that Val rings the hirers by Friday", record("rings the hirers", "VAL", due=FRIDAY)),
    ("put Val down to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("I've asked Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    (":point_right: Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Carried forward: Val to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
]

TOLD: list[tuple[str, Shape]] = [
    ("Val's kindly offered to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Val is hereby instructed to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Val said she'd ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Spoke to Val, she'll ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Val, bless her, to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    (
        "Val, when she has a moment, to ring the hirers by Friday",
        record("ring the hirers", "VAL", due=FRIDAY),
    ),
    (
        "Val, once the room is booked, to ring the hirers by Friday",
        record("once the room is booked, ring the hirers", "VAL", due=FRIDAY),
    ),
    ("Val don't forget to ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Val must to ring the hirers until Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("val cld u ring the hirers by fri", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Val's job: ring the hirers by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    ("Val is getting three quotes by Friday", record("getting three quotes", "VAL", due=FRIDAY)),
    ("Ringing the hirers is down to Val, by Friday", record("Ringing the hirers", "VAL", due=FRIDAY)),
    (
        "The hirers need ringing by Friday and Val has said she will",
        record("The hirers need ringing", "VAL", due=FRIDAY),
    ),
    ("Can you ring the hirers by Friday please Val?", record("ring the hirers", "VAL", due=FRIDAY)),
    ("rosa comma please ring the hirers by friday full stop", record("ring the hirers", "ROSA", due=FRIDAY)),
]

NAMED: list[tuple[str, Shape]] = [
    ("kt to walk the site by Friday", record("walk the site", "KT", due=FRIDAY)),
    ("fwd the dpia to kt by Friday - vh", record("fwd the dpia to kt", "VAL", due=FRIDAY)),
    ("me + val - tidy the shed", record("tidy the shed", "ADE VAL")),
    (
        "me + sam - tidy the shed",
        asked("which person", record("tidy the shed", "ADE SP"), record("tidy the shed", "ADE SR")),
    ),
    ("t baker to get quotes by Friday", outside("get quotes", "t baker", due=FRIDAY)),
    (
        "Tilly from the youth club has offered to design the posters by Friday",
        outside("design the posters", "Tilly from the youth club", due=FRIDAY),
    ),
    (
        "Tom Baker (Diocese) to submit his survey by Friday",
        outside("submit his survey", "Tom Baker (Diocese)", due=FRIDAY),
    ),
    ("our bookkeeper to pay the invoice by Friday", outside("pay the invoice", "our bookkeeper", due=FRIDAY)),
    (
        "Val and one other to check the locks by Friday",
        form("check the locks", "VAL", missing="owner", due=FRIDAY),
    ),
    (
        "one of the Sams to check the locks by Friday",
        asked(
            "which person",
            record("check the locks", "SP", due=FRIDAY),
            record("check the locks", "SR", due=FRIDAY),
        ),
    ),
    ("Ade (as chair) to sign the lease by Friday", record("sign the lease", "ADE", due=FRIDAY)),
    ("Val on behalf of Mind Cymru to sign the lease by Friday", record("sign the lease", "VAL", due=FRIDAY)),
    (
        "Priya (lead), Val, Mal: update the log by Friday",
        record("update the log", "MAL PRIYA VAL", due=FRIDAY),
    ),
    (
        "Priya Niar to order badges by Friday",
        asked(
            "which person",
            record("order badges", "PRIYA", due=FRIDAY),
            outside("order badges", "Priya Niar", due=FRIDAY),
        ),
    ),
    ("some1 to wash the bibs by Friday", form("wash the bibs", "", missing="owner", due=FRIDAY)),
    (
        "all trustees to sign the register by Friday",
        asked(
            "each or one",
            record("sign the register", "ADE JS KT LENA MAL PRIYA ROSA SP SR VAL", due=FRIDAY),
            form("sign the register", "", missing="owner", due=FRIDAY),
        ),
    ),
    (
        "Rosa is to be thanked for the extra hours",
        form("Rosa is to be thanked for the extra hours", "", missing="owner"),
    ),
    (
        "Criteria are to be circulated to all practices by Lena before Friday",
        record("Criteria are to be circulated to all practices", "LENA", due="2026-11-26"),
    ),
]

FIELDS: list[tuple[str, Shape]] = [
    ("Val. Keys. Friday.", record("Keys", "VAL", due=FRIDAY)),
    ("Priya / update the log / Fri", record("update the log", "PRIYA", due=FRIDAY)),
    ("Fri 4 Dec. Priya. Log update.", record("Log update", "PRIYA", due="2026-12-04")),
    ("Owner=Priya | Due=4 Dec | Update the log", record("Update the log", "PRIYA", due="2026-12-04")),
    (
        "[ACTION] Priya – Update the log – Due 04/12 – Open",
        record("Update the log", "PRIYA", due="2026-12-04"),
    ),
    (
        "Letter (Val, 4 Dec), check (Mal, 7 Dec)",
        several(one("Letter", "VAL", due="2026-12-04"), one("check", "MAL", due="2026-12-07")),
    ),
    ("Val to:\ndraft letter\nbook hall", several(one("draft letter", "VAL"), one("book hall", "VAL"))),
    (
        "- Val to draft letter\n- Mal to check\nAll by Friday",
        several(one("draft letter", "VAL", due=FRIDAY), one("check", "MAL", due=FRIDAY)),
    ),
    (
        "Kate - coach. Rosa - slips. Both by Friday.",
        several(one("coach", "KT", due=FRIDAY), one("slips", "ROSA", due=FRIDAY)),
    ),
    ("Kate coach, Rosa slips, both by Friday", form("coach, Rosa slips, both", "KT", missing="", due=FRIDAY)),
]

DAYS: list[tuple[str, Shape]] = [
    (
        "Val to draft the rota for Christmas week by Friday",
        record("draft the rota for Christmas week", "VAL", due=FRIDAY),
    ),
    ("Val to empty the van Sat", record("empty the van", "VAL", due="2026-11-28")),
    ("Val to archive the files in Q2 next year", record("archive the files", "VAL", due="2027-06-30")),
    ("Val to ring the hirers - need it by Friday", record("ring the hirers", "VAL", due=FRIDAY)),
    (
        "Val to ask if they have chairs, it is for Monday",
        record("ask if they have chairs", "VAL", due=MONDAY),
    ),
    (
        "Val to do the newsletter, copy deadline is the 4th",
        record("do the newsletter, copy deadline is the 4th", "VAL", due="2026-12-04"),
    ),
    (
        "Val to write to the MP (by Friday), copy to Ade",
        record("write to the MP, copy to Ade", "VAL", due=FRIDAY),
    ),
    (
        "Val to draft the letter by Friday (the trust have asked for it)",
        record("draft the letter (the trust have asked for it)", "VAL", due=FRIDAY),
    ),
    (
        "Val to tell the caterers we need 40 lunches on 10 December",
        record("tell the caterers we need 40 lunches on 10 December", "VAL"),
    ),
    (
        "Val to remind everyone that the hall shuts on Friday",
        record("remind everyone that the hall shuts on Friday", "VAL"),
    ),
    (
        "Val to bake for the open day on 12 December",
        record("bake for the open day on 12 December", "VAL", due="2026-12-12"),
    ),
    ("Val to walk the site 2/12", record("walk the site", "VAL", due="2026-12-02")),
    (
        "Val to send the flyers out 7-11 December",
        asked(
            "which day",
            record("send the flyers out 7-11 December", "VAL", due="2026-12-07"),
            record("send the flyers out 7-11 December", "VAL", due="2026-12-11"),
        ),
    ),
    (
        "If badges haven't come by Friday Val to chase",
        asked("which day", record("If badges haven't come by Friday Val to chase", "VAL", due=FRIDAY)),
    ),
    (
        "As soon as the logo is agreed, Val to order badges",
        record("As soon as the logo is agreed, order badges", "VAL"),
    ),
    (
        "Val to ring the hirers, as she knows them, by Friday",
        record("ring the hirers", "VAL", due=FRIDAY, reason="she knows them"),
    ),
]


@pytest.mark.parametrize(("said", "means"), [*LED_UP_TO, *TOLD, *NAMED, *FIELDS, *DAYS])
def test_work_is_understood_in_whatever_manner_it_is_told(said: str, means: Shape) -> None:
    judged = judging.judge(at("/action", said, means))

    assert judged.verdict is Verdict.RIGHT, judged.shape
