"""The table names what exists."""

import pytest

from bot import app


@pytest.mark.parametrize(
    "table",
    [app.COMMANDS, app.MESSAGE_SHORTCUTS, app.BUTTONS, app.FORMS, app.EVENTS],
    ids=["commands", "shortcuts", "buttons", "forms", "events"],
)
def test_every_name_in_the_table_is_answered_by_a_function(table: app.Table) -> None:
    assert all(callable(handler) for handler in app.handlers(table).values())
    assert len(app.handlers(table)) == len(table)
