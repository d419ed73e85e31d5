"""People stand in what the bot writes as plain words, whatever they call themselves."""

from typing import Any

import pytest

from bot.slack.blocks import names, text

LONG = "Alexandra Konstantinopolitanskaya-Featherstonehaugh"


@pytest.mark.parametrize(
    ("called", "shown"),
    [
        ("Ade", "Ade"),
        ("Jo  Patel\n(she/her)", "Jo Patel (she/her)"),
        ("sam_jones", "sam_jones"),
        ("*Val*", "Val"),
        ("_Val_", "Val"),
        ("~`Val`~", "Val"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("<@U2>", "&lt;@U2&gt;"),
        ("@here", "@\u2060here"),
        ("Ade & Sons", "Ade &amp; Sons"),
        ("\u202eedA\x00", "edA"),
        (LONG, "Alexandra Konstantinopolitanskaya-Feat …"),
    ],
)
def test_a_name_is_plain_words_on_one_line(called: str, shown: str) -> None:
    assert names.written(text.note("<@U1> did it"), {"U1": called}) == text.note(f"{shown} did it")


@pytest.mark.parametrize("called", ["", "***", "\u200b", "\n"])
def test_whoever_has_no_name_keeps_their_token(called: str) -> None:
    assert names.written(text.note("<@U1> did it"), {"U1": called}) == text.note("<@U1> did it")


def test_names_stand_in_every_text_that_slack_reads_and_nowhere_else() -> None:
    fields = {"type": "section", "fields": [{"type": "mrkdwn", "text": "by <@U1>"}]}
    button = text.actions(text.button("<@U1>", "press", "<@U1>"))
    view: dict[str, Any] = {
        "blocks": [text.section("<@U1|old> asks"), text.context("<@U1> and <@U2>"), fields, button],
        "private_metadata": "<@U1>",
    }

    shown = names.written(view, {"U1": "Ade"})

    assert names.mentioned(view) == {"U1", "U2"}
    assert names.mentioned(shown) == {"U2"}
    assert [text.words_of(block) for block in shown["blocks"][:2]] == ["Ade asks", "Ade and <@U2>"]
    assert shown["blocks"][2]["fields"][0]["text"] == "by Ade"
    assert shown["blocks"][3] == button
    assert shown["private_metadata"] == "<@U1>"


@pytest.mark.parametrize("users", [200, 900])
def test_names_make_nothing_longer_than_slack_takes(users: int) -> None:
    tokens = [f"<@U{number:09}>" for number in range(users)]
    blocks = [text.section(" ".join(tokens[at : at + 200])) for at in range(0, users, 200)]
    message = text.Message(text="", blocks=blocks)

    shown = names.written(message, {f"U{number:09}": LONG for number in range(users)})

    for before, after in zip(blocks, shown["blocks"], strict=True):
        assert len(after["text"]["text"]) <= len(before["text"]["text"])
        assert "Alexandra" in after["text"]["text"]
