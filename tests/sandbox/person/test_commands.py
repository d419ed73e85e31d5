"""Commands reach the app as Slack sends them, and what it answers is shown."""

import pytest

from bot.sandbox import Impossible, Workspace
from tests.sandbox.app import App, Json, Received


def answer_with(app: App, answer: Json | str) -> None:
    async def answering(request: Received) -> Json | str:
        return answer

    app.answering = answering


async def test_a_command_arrives_with_names_escaped(app: App, workspace: Workspace) -> None:
    group = workspace.add_user_group("finance", members=["sam"])

    await workspace.slash(
        "sam", "/action @Priya and @nobody & @finance see #board by Friday", channel="board"
    )

    [form] = app.of_kind("command")
    priya, board = workspace.person("priya").id, workspace.channel("board").id
    assert form["command"] == "/action"
    assert form["text"] == (
        f"<@{priya}|priya> and @nobody &amp; <!subteam^{group}|@finance> see <#{board}|board> by Friday"
    )
    assert form["channel_name"] == "board"
    assert form["is_enterprise_install"] == "false"


@pytest.mark.parametrize("answer", ["Noted", {"text": "Noted"}, {"text": "Noted", "replace_original": True}])
async def test_an_answer_to_a_command_is_for_one_person_alone(
    app: App, workspace: Workspace, answer: Json | str
) -> None:
    answer_with(app, answer)

    await workspace.slash("sam", "/decide We ship", channel="board")

    assert [message.plain for message in workspace.ephemerals("sam")] == ["Noted"]
    assert workspace.visible_to("priya") == []


async def test_an_answer_in_the_channel_is_seen_by_all(app: App, workspace: Workspace) -> None:
    answer_with(app, {"text": "D1 We ship", "response_type": "in_channel"})

    await workspace.slash("sam", "/decide We ship", channel="board")

    assert workspace.said_in("board") == ["D1 We ship"]
    assert [message.plain for message in workspace.visible_to("priya")] == ["D1 We ship"]


async def test_a_person_is_told_when_a_command_gets_no_answer(app: App, workspace: Workspace) -> None:
    await app.hang_up()

    answer = await workspace.slash("sam", "/decide We ship", channel="board")

    assert not answer.acked
    assert [message.plain for message in workspace.ephemerals("sam")] == [
        '/decide failed with the error "dispatch_failed"'
    ]


@pytest.mark.parametrize("text", ["/decide", "/decide We ship"])
async def test_nobody_can_use_a_command_in_a_thread(app: App, workspace: Workspace, text: str) -> None:
    ts = await workspace.post("sam", "Peer support", channel="board")

    with pytest.raises(Impossible, match="no commands in threads"):
        await workspace.slash("sam", text, channel="board", thread=ts)
