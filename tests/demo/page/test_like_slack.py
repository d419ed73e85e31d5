"""The demo's page looks and behaves as Slack does, as far as that shows without its scripts."""

import re

from bot.app import COMMANDS
from tests.demo.page.visitor import Visitor
from tests.world import World


async def test_what_the_bot_says_is_marked_as_an_apps_and_what_only_one_person_sees_as_that(
    visitor: Visitor,
) -> None:
    await visitor.does("/as/rosa/board/say", text="hello")
    await visitor.does("/as/rosa/board/say", text="/decide We ship on Friday")
    page = await visitor.does("/as/rosa/board/say", text="/decide help")
    heads = [re.sub(r"<.*?>", "", each).split() for each in re.findall(r"<h3.*?</h3>", page, re.DOTALL)]
    assert [head[:3] for head in heads] == [
        ["Rosa", "Monday", "23"],
        ["Matters", "Arising", "APP"],
        ["Matters", "Arising", "APP"],
    ]
    assert page.count("Only visible to you") == 1
    assert "Only visible to you" not in await visitor.sees("/as/ade/board")


async def test_commands_are_suggested_with_their_hints_and_people_by_either_of_their_names(
    visitor: Visitor,
) -> None:
    page = await visitor.sees("/as/rosa/board")
    offered = dict(re.findall(r'data-insert="([^"]*)" data-starts="([^"]*)"', page))

    assert [each for each in offered if each.startswith("/")] == [f"{name} " for name in sorted(COMMANDS)]
    assert '<span class="hint">@sam draft the paper by Friday</span>' in page
    assert offered["@priya "] == "@priya @priya"
    assert offered["@Matters Arising "] == "@matters arising @matters arising"
    assert 'id="text" name="text" rows="2" maxlength="3000" data-enter data-commands' in page
    assert "data-enter data-commands" not in await visitor.sees("/as/rosa/@home")


async def test_escape_does_what_a_forms_own_button_to_close_it_does(visitor: Visitor) -> None:
    page = await visitor.does("/as/rosa/board/say", text="/action")
    assert '<button name="do" value="close" data-escape>Cancel</button>' in page
    for script in re.findall(r'<script src="([^"]+)"', page):
        assert await visitor.sees(script)
    assert 'role="dialog"' not in await visitor.does(
        "/as/rosa/board/form",
        shown=re.findall(r'<form id="form".*?name="shown" value="([^"]*)"', page, re.DOTALL)[0],
        do="close",
    )


async def test_a_link_to_a_message_leads_to_it_on_the_page_for_those_who_are_in_its_channel(
    visitor: Visitor, world: World
) -> None:
    board = world.workspace.channel("board").id
    await visitor.does("/as/rosa/board/say", text="/action @sam draft the paper by Friday")
    [card] = world.workspace.messages("board")
    link = f"https://wellbeing.slack.com/archives/{board}/p{card.ts.replace('.', '')}"
    page = await visitor.does("/as/rosa/board/say", text=f"see {link} and https://example.org/archives")

    assert f'href="/as/rosa/board#m-{card.ts}"' in page
    assert 'href="https://example.org/archives"' in page
    page = await visitor.does("/as/sam/@bot/say", text=f"what is {link}?")
    assert f'href="{link}"' in page
