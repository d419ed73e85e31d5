"""Capture thread: what was likely decided and taken on is proposed, and recorded once confirmed."""

from datetime import timedelta

from bot.sandbox import Message
from bot.slack.blocks import text
from tests.world import World


def cards(world: World, thread: str | None = None) -> list[Message]:
    messages = world.workspace.messages("board", thread)
    return [each for each in messages if each.user == world.workspace.bot_user]


async def talk(world: World, *lines: str) -> list[str]:
    """Say 'ade: words' each; the first begins a thread that the others stand in. Return their ts."""
    stamps: list[str] = []
    for line in lines:
        person, _, words = line.partition(": ")
        stamps.append(await world.workspace.post(person, words, "board", stamps[0] if stamps else None))
    return stamps


async def test_capture_thread_proposes_and_records_what_is_confirmed(world: World) -> None:
    root, decided, taken, _ = await talk(
        world,
        "ade: peer support again",
        "val: let's pilot it with three providers",
        "mal: agreed. I'll draft the scope paper by Friday 4 December",
        "ade: +1 thanks",
    )

    await world.workspace.shortcut("rosa", "capture_thread", taken, "board")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Wording 1: pilot it with three providers" in form
    assert "Wording 2: draft the scope paper" in form
    assert "Due 2: Friday 4 December" in form
    assert cards(world) == []
    await world.workspace.submit("rosa")
    await world.settle()

    decision, action = sorted(cards(world, root), key=lambda card: card.plain, reverse=True)
    assert decision.plain == "D1 pilot it with three providers"
    assert "ade" in decision.readable
    assert action.plain.startswith("A1 draft the scope paper")
    assert "mal, due Friday 4 December." in action.readable
    assert decided


async def test_what_was_put_off_and_what_nobody_took_on_is_left_out_until_somebody_chooses_it(
    world: World,
) -> None:
    root, put_off, refused, _ = await talk(
        world,
        "ade: the café",
        "val: I don't think we can agree that today",
        "mal: I can't ring them by Friday",
        "ade: ok",
    )
    for said in (put_off, refused):
        await world.workspace.shortcut("rosa", "capture_thread", said, "board")
        await world.settle()
        await world.workspace.submit("rosa")

        assert "Nothing is chosen" in " ".join(world.workspace.errors("rosa").values())
    assert cards(world, root) == []


async def test_what_is_said_plainly_is_worded_and_owned_and_dated_as_it_was_said(world: World) -> None:
    root, agreed, *_ = await talk(
        world,
        "ade: the newsletter",
        "rosa: agreed then, Val edits it from December",
        "rosa: Mal to tell the printers by 11 December",
        "mal: no decision on the colour",
    )

    await world.workspace.shortcut("rosa", "capture_thread", agreed, "board")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Wording 1: Val edits it from December\nRecord 1 as: Decision" in form
    assert "Wording 2: tell the printers\nRecord 2 as: Action\nOwners 2: @mal" in form
    assert "Due 2: Friday 11 December" in form
    assert "colour" not in form
    await world.workspace.submit("rosa")
    await world.settle()

    assert {card.plain.splitlines()[0][:30] for card in cards(world, root)} == {
        "D1 Val edits it from December",
        "A1 tell the printers",
    }


async def test_a_proposal_that_nobody_agreed_to_is_recorded_as_a_proposal(world: World) -> None:
    _, proposed, _ = await talk(
        world, "ade: the van", "val: I propose that we sell the van", "mal: what would it fetch?"
    )

    await world.workspace.shortcut("rosa", "capture_thread", proposed, "board")
    await world.settle()
    assert "as a decision it is recorded as proposed, not as agreed" in world.workspace.modal_text("rosa")
    await world.workspace.fill("rosa", {"Record 1 as": "Decision"})
    await world.workspace.submit("rosa")
    await world.settle()

    await world.workspace.slash("rosa", "/decisions proposed", channel="board")
    assert "we sell the van" in world.workspace.ephemerals("rosa")[-1].readable


async def test_tomorrow_is_the_day_after_it_was_said(world: World) -> None:
    _, taken = await talk(world, "ade: the hall", "val: I'll book the hall by tomorrow")
    said = world.now
    await world.advance(hours=6)
    await world.until(said + timedelta(hours=20))

    await world.workspace.shortcut("rosa", "capture_thread", taken, "board")
    await world.settle()

    day = (said + timedelta(days=1)).date()
    assert f"Due 1: {text.day(day)}" in world.workspace.modal_text("rosa")


async def test_capture_thread_records_only_what_is_not_left_out(world: World) -> None:
    root, *_ = await talk(
        world,
        "ade: peer support",
        "val: let's pilot it with three providers",
        "mal: agreed",
        "ade: +1",
        "rosa: yes",
    )
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()

    form = world.workspace.modal_text("rosa").splitlines()
    labels = [label for label in form if label.startswith("Record ")]
    for label in labels:
        name = label.split(":")[0].rstrip(" *")
        await world.workspace.fill("rosa", {name: "Leave out"})
    await world.workspace.submit("rosa")

    assert list(world.workspace.errors("rosa").values()) == [
        "Nothing is chosen: record this as a decision or an action, or press Cancel."
    ]
    await world.workspace.fill("rosa", {"Record 1 as": "Decision", "Wording 1": "We pilot it"})
    await world.workspace.submit("rosa")
    await world.settle()
    assert [card.plain for card in cards(world, root)] == ["D1 We pilot it"]


async def test_a_thread_form_that_arrives_twice_records_once(world: World) -> None:
    root, *_ = await talk(
        world, "ade: peer support", "val: let's pilot it with the trust", "mal: agreed", "ade: +1"
    )
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    world.slack.faults.add("view_submission", "duplicate")

    await world.workspace.submit("rosa")
    await world.settle()

    assert len([card for card in cards(world, root) if card.plain.startswith("D")]) == 1


async def test_a_thread_that_slack_does_not_give_is_told_of(world: World) -> None:
    root, _ = await talk(world, "ade: peer support", "val: let's pilot it")
    world.slack.faults.add("conversations.replies", "5xx")

    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()

    assert "could not be read" in world.workspace.modal_text("rosa")


async def test_a_thread_where_the_bot_is_not_a_member_says_how_to_invite_it(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa", "val"], private=True, bot=False)
    ts = await world.workspace.post("val", "let's pilot it", "forum")

    await world.workspace.shortcut("rosa", "capture_thread", ts, "forum")
    await world.settle()

    assert "/invite @Matters Arising" in world.workspace.modal_text("rosa")


async def test_a_mention_without_words_in_a_thread_offers_to_capture_it(world: World) -> None:
    root, *_ = await talk(world, "ade: peer support", "val: let's pilot it with the trust", "mal: agreed")
    await world.workspace.post("ade", "@Matters Arising", "board", root)
    await world.settle()

    await world.workspace.click("ade", "Capture thread")
    await world.settle()

    assert "Wording 1: pilot it" in world.workspace.modal_text("ade")
    assert "Matters Arising" not in world.workspace.modal_text("ade").removeprefix("Capture thread")


async def test_a_decision_like_an_earlier_one_is_asked_about_once_it_is_recorded(world: World) -> None:
    earlier = "/decide We will pilot peer support with the council's own team"
    await world.workspace.slash("mal", earlier, channel="board")
    root, *_ = await talk(
        world, "ade: peer support again", "val: let's pilot peer support with three providers", "mal: agreed"
    )

    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()

    [asked] = [each for each in world.workspace.ephemerals("rosa") if "looks related" in each.plain]
    assert "D1" in asked.plain


async def test_what_is_on_record_already_is_not_proposed_again(world: World) -> None:
    root, decided, taken = await talk(
        world,
        "ade: peer support again",
        "val: let's pilot it with three providers",
        "mal: agreed. I'll draft the scope paper by Friday 4 December",
    )
    await world.workspace.shortcut("rosa", "record_decision", decided, "board")
    await world.workspace.submit("rosa")
    await world.settle()

    await world.workspace.shortcut("rosa", "capture_thread", taken, "board")
    await world.settle()
    assert "val wrote; it is on record as D1" in world.workspace.modal_text("rosa")
    await world.workspace.submit("rosa")
    await world.settle()

    assert sorted(card.plain.split()[0] for card in cards(world, root)) == ["A1", "D1"]


async def test_a_question_is_no_decision_however_many_say_yes_to_it_unless_it_puts_something_up(
    world: World,
) -> None:
    for question in ("has everybody read the paper?", "who keeps the minutes of it?", "did you all get it?"):
        _, asked, _ = await talk(world, f"rosa: {question}", "mal: yes", "val: ok agreed")
        await world.workspace.shortcut("rosa", "capture_thread", asked, "board")
        await world.settle()
        assert f"{question}\nRecord 1 as: Decision" not in world.workspace.modal_text("rosa")
        await world.workspace.close_modal("rosa", clear=True)
    _, asked, _ = await talk(world, "rosa: shall we meet on Thursdays?", "mal: yes", "val: ok agreed")
    await world.workspace.shortcut("rosa", "capture_thread", asked, "board")
    await world.settle()
    assert "Wording 1: meet on Thursdays\nRecord 1 as: Decision" in world.workspace.modal_text("rosa")


async def test_why_to_what_end_and_how_often_is_recorded_of_each_beside_its_wording(world: World) -> None:
    root, decided, *_ = await talk(
        world,
        "ade: the annexe",
        "val: RESOLVED that we close the annexe because it leaks, subject to the audit",
        "mal: I'll write to the trust by 4 December so that they know",
        "rosa: @ade to circulate the minutes every month because nobody reads them",
    )
    await world.workspace.shortcut("rosa", "capture_thread", decided, "board")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Wording 1: we close the annexe\nBecause it leaks\nSubject to: the audit\n" in form
    assert "Wording 2: write to the trust\nSo that they know\n" in form
    assert "Wording 3: circulate the minutes\nBecause nobody reads them\nEvery month\n" in form
    await world.workspace.submit("rosa")
    await world.settle()

    annexe, trust, minutes = [card.readable for card in cards(world, root)]
    assert annexe.startswith("D1 we close the annexe\nAgreed 23 November. ")
    assert "\nSubject to: the audit\nBecause it leaks\n" in annexe
    assert "So that they know" in trust
    assert "ade, due Wednesday 23 December. Every month.\n" in minutes
    assert "\nBecause nobody reads them\n" in minutes


async def test_what_is_chosen_of_a_thread_is_recorded_with_its_own_reason_and_no_others(world: World) -> None:
    root, first, second = await talk(
        world,
        "ade: what now?",
        "val: Agreed: we close the annexe because it leaks",
        "mal: Agreed: we keep the van because it runs",
    )
    await world.workspace.shortcut("rosa", "capture_thread", first, "board")
    await world.settle()
    await world.workspace.fill("rosa", {"Record 1 as": "Leave out", "Wording 2": "we keep the old van"})
    await world.workspace.submit("rosa")
    await world.settle()

    [card] = cards(world, root)
    assert card.plain == "D1 we keep the old van\nBecause it runs"
    assert second
