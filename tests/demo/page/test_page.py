"""The demo's page: a visitor is anybody, through the browser's plain forms alone."""

import re
from html.parser import HTMLParser

import pytest

from tests.demo.page.visitor import Visitor
from tests.world import World

CARD = "<strong>D1</strong> We ship on Friday"
NEEDS_A_LABEL = ("input", "textarea", "select")


async def test_a_visitor_as_rosa_records_a_decision_and_undoes_it(visitor: Visitor) -> None:
    page = await visitor.does("/as/rosa/board/say", text="/decide We ship on Friday")
    assert CARD in page
    assert "Only visible to you" not in page

    page = await visitor.presses("Undo")
    assert ">Undo</button>" not in page
    assert CARD not in page


async def test_what_is_wrong_in_a_form_is_said_beside_the_input_and_nothing_is_lost(visitor: Visitor) -> None:
    page = await visitor.does("/as/rosa/board/say", text="/action")
    assert "Record an action" in page
    assert "<label" in page

    page = await visitor.fills_in("Action", "draft the paper", "Record")
    assert "Choose at least one owner" in page
    assert "draft the paper</textarea>" in page

    page = await visitor.fills_in("Action", "draft the paper", "More")
    assert "Owner outside Slack" in page
    assert "draft the paper</textarea>" in page

    page = await visitor.fills_in("Owner outside Slack", "", "Cancel")
    assert 'role="dialog"' not in page


async def test_a_form_can_be_submitted_with_people_chosen(visitor: Visitor, world: World) -> None:
    page = await visitor.does("/as/rosa/board/say", text="/action")
    [number] = re.findall(r'<input type="checkbox" id="form-(\d+)-1"', page)
    [shown] = re.findall(r'<form id="form".*?name="shown" value="([^"]*)"', page, re.DOTALL)
    [action] = re.findall(r'<label for="form-(\d+)">Action', page)
    chosen = [world.workspace.person(name).id for name in ("ade", "val")]
    answers: dict[str, str | list[str]] = {f"answer-{action}": "draft it", f"answer-{number}": chosen}
    page = await visitor.does("/as/rosa/board/form", shown=shown, do="submit", **answers)

    assert "<strong>A1</strong> draft it" in page
    assert "to Ade directly" in page
    assert "A1" in await visitor.sees("/as/ade/@bot")


async def test_the_clock_stands_still_until_it_is_moved_and_tells_what_was_said_on_the_way(
    visitor: Visitor,
) -> None:
    assert "Monday 23 November 2026, 09:00" in await visitor.sees("/as/rosa/board")
    assert "Monday 23 November 2026, 14:30" in await visitor.sees("/as/priya/board")
    await visitor.does("/as/rosa/board/say", text="/action @ade draft the paper by tomorrow")

    page = await visitor.does("/as/rosa/board/clock", to="tomorrow")
    assert "Tuesday 24 November 2026, 09:00" in page
    assert "On the way here, the bot said" in page
    assert "to Ade directly" in page

    page = await visitor.does("/as/rosa/board/clock", to="when", when="2026-11-01T09:00")
    assert "The clock only goes forward" in page
    assert "Tuesday 24 November 2026, 11:15" in await visitor.does(
        "/as/rosa/board/clock", to="when", when="2026-11-24T11:15"
    )


async def test_people_reply_in_threads_react_and_use_shortcuts(visitor: Visitor, world: World) -> None:
    await visitor.does("/as/val/board/say", text="let's pilot it, @rosa")
    [message] = world.workspace.messages("board")
    page = await visitor.does("/as/mal/board/say", text="with *whose* money?", thread=message.ts)
    assert "reply in thread" in page
    assert "with <strong>whose</strong> money?" in page

    page = await visitor.does("/as/ade/board/react", ts=message.ts, reaction="pushpin")
    assert 'aria-pressed="true" aria-label="pushpin, 1"' in page
    page = await visitor.does("/as/ade/board/react", ts=message.ts, reaction="pushpin")
    assert "pushpin, 1" not in page

    page = await visitor.does("/as/rosa/board/shortcut", ts=message.ts, shortcut="record_decision")
    assert 'role="dialog"' in page
    assert "let&#39;s pilot it" in page


@pytest.mark.parametrize(
    ("path", "fields", "notice"),
    [
        ("say", {"text": "/dance"}, "/dance is no command here"),
        ("say", {"text": " "}, "There is nothing to send yet"),
        ("press", {"ts": "1.0", "press": "0"}, "That message is not there any more"),
        ("form", {"do": "submit"}, "This has changed since you looked"),
        ("clock", {"to": "when", "when": "soon"}, "Choose a date and a time"),
        ("clock", {"to": "when", "when": "2099-01-01T09:00"}, "at most three months"),
    ],
)
async def test_what_slack_does_not_offer_is_said_kindly(
    visitor: Visitor, path: str, fields: dict[str, str], notice: str
) -> None:
    page = await visitor.does(f"/as/rosa/board/{path}", **fields)

    assert notice in page
    assert 'role="alert"' in page


async def test_commands_are_not_for_threads_and_what_was_typed_is_kept(
    visitor: Visitor, world: World
) -> None:
    await visitor.does("/as/rosa/board/say", text="so?")
    [message] = world.workspace.messages("board")
    page = await visitor.does("/as/rosa/board/say", text="/decide We ship", thread=message.ts)

    assert "Slack offers no commands in threads" in page
    assert "/decide We ship</textarea>" in page


async def test_somebody_outside_a_channel_sees_nothing_of_it_until_they_join(visitor: Visitor) -> None:
    await visitor.does("/as/rosa/board/say", text="for members alone")
    assert "for members alone" not in await visitor.sees("/as/sam/board")

    page = await visitor.does("/as/sam/@bot/join", channel="board")
    assert "for members alone" in page
    assert "Join #board" in await visitor.does("/as/sam/board/leave")


async def test_only_the_page_itself_may_do_things(visitor: Visitor, world: World) -> None:
    path = "/as/rosa/board/say"
    for headers in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": visitor.address, "Sec-Fetch-Site": "cross-site"},
        {},
    ):
        async with visitor.http.post(path, data={"text": "hello"}, headers=headers) as answer:
            assert answer.status == 403
    async with visitor.http.get("/", headers={"Host": "evil.example"}) as answer:
        assert answer.status == 400

    assert world.workspace.messages("board") == []


async def test_what_people_write_is_shown_as_they_wrote_it_and_never_run(visitor: Visitor) -> None:
    hostile = "</p><script>alert(1)</script> <img src=x> javascript:alert(1) {{ 7*7 }}"
    page = await visitor.does("/as/rosa/board/say", text=hostile)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page

    page = await visitor.does("/as/rosa/board/say", text=f"/decide {hostile}")
    assert "<script>alert" not in page
    assert "<img" not in page


class _Outline(HTMLParser):
    """Collects a page's title, its labels, and the inputs that go without one."""

    def __init__(self) -> None:
        super().__init__()
        self.titles, self.labels = 0, set[str]()
        self.inputs: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        given = dict(attrs)
        self.titles += tag == "title"
        if tag == "label":
            self.labels.add(str(given.get("for")))
        if tag in NEEDS_A_LABEL and given.get("type") != "hidden":
            self.inputs.append(given)

    def unlabelled(self) -> list[dict[str, str | None]]:
        """Return the inputs that no label names."""
        return [each for each in self.inputs if each.get("id") not in self.labels]


async def test_every_page_has_a_title_and_every_input_a_label(visitor: Visitor) -> None:
    await visitor.does("/as/rosa/board/say", text="hello")
    await visitor.does("/as/rosa/board/say", text="/action")
    for path in ("/", "/as/rosa", "/as/rosa/board", "/as/rosa/@bot", "/as/nobody"):
        outline = _Outline()
        outline.feed(await visitor.sees(path))
        assert outline.titles == 1, path
        assert outline.unlabelled() == [], path


async def test_the_home_is_a_tab_that_is_opened_and_pressed_on(visitor: Visitor) -> None:
    await visitor.does("/as/rosa/board/say", text="/action @ade draft the paper by Friday")
    page = await visitor.sees("/as/ade/@home")
    assert "The bot has put up nothing here yet" in page
    assert 'href="/as/ade/@home?open=1"' in page

    page = await visitor.sees("/as/ade/@home?open=1")
    assert "Good morning, ade." in page
    assert "<strong>A1</strong> draft the paper" in page
    assert 'id="compose"' not in page

    page = await visitor.presses("How I am reminded")
    assert "Twice a week</button>" in page
    page = await visitor.presses("I&#39;ll do it")
    assert "You said that you&#39;ll do it: thank you." in page
    assert "Twice a week</button>" not in page


async def test_a_press_on_a_home_that_has_changed_since_does_nothing(visitor: Visitor, world: World) -> None:
    await visitor.does("/as/rosa/board/say", text="/action @ade draft the paper by Friday")
    await visitor.sees("/as/ade/@home?open=1")
    before = visitor.page
    await world.workspace.click("ade", "I'll do it", home=True)
    await world.settle()

    visitor.page = before
    page = await visitor.presses("I can&#39;t")

    assert "this has changed since you looked" in page.lower()
