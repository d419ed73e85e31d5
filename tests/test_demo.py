"""`matters demo` tells its story to the end."""

import pytest

from bot.__main__ import main


def test_the_story_is_told_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0

    told = capsys.readouterr().out
    assert "Rosa, who chairs, plans the meetings" in told
    assert "make demo SERVE=1" in told
