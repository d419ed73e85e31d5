"""Every regular expression in the code takes no longer than in proportion to what it is tried on."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.understanding import growth

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "scheduler", "storage")
STAND_INS = ("bot.sandbox", "bot.demo")
"""A Slack for the demo and the tests: what it reads is what whoever plays it types."""

SEARCHING = {"search", "sub", "subn", "split", "findall", "finditer"}
"""What tries a pattern at every letter of a text."""

USES = {f"re.{method}" for method in SEARCHING | {"match", "fullmatch"}}

WHOLE = {"bot.language.dates", "bot.understanding.past_days"}
"""Where tables of rules are tried on whole phrases."""

SHORT = {
    "bot.language.dates.phrases": 100,
    "bot.language.recurrence.rules": 200,
    "bot.language.recurrence.times": 200,
    "bot.language.recurrence.days": 200,
}
"""Where patterns are tried on so few letters that they may take the square of them; see the test below."""


def modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        found = importlib.import_module(package)
        for each in pkgutil.walk_packages(found.__path__, f"{package}."):
            left_out = ("__main__", ".env")  # they run when they are imported
            if not each.name.startswith(STAND_INS) and not each.name.endswith(left_out):
                yield importlib.import_module(each.name)


def held(value: Any, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value, such as a table."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for pair in value.items():
            yield from held(pair, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from held(each, depth - 1)


def calls(source: Path) -> dict[str, set[str]]:
    """Return how each name of a module is called upon: `_WORD.findall(…)` is `{"_WORD": {"findall"}}`."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


def patterns() -> list[Any]:
    """Return each pattern that a module holds, and how it is tried: searched, on the whole, or neither."""
    found: dict[re.Pattern[str], Any] = {}
    for module in modules():
        called = calls(Path(module.__file__ or ""))
        for name, value in vars(module).items():
            methods = called.get(name, set())
            table = not isinstance(value, re.Pattern)
            whole = table and module.__name__.startswith(tuple(WHOLE))
            searched = not whole and (table or bool(methods & SEARCHING) or not methods)
            for pattern in held(value):
                known = found.get(pattern)
                if known is None or (searched and not known.values[2]):
                    at = f"{module.__name__}.{name}"
                    found[pattern] = pytest.param(
                        module.__name__, pattern, searched, whole or methods == {"fullmatch"}, id=at
                    )
    return list(found.values())


@pytest.mark.parametrize(("module", "pattern", "searched", "whole"), patterns())
def test_every_pattern_is_linear(module: str, pattern: re.Pattern[str], searched: bool, whole: bool) -> None:
    bearable = {"", "polynomially"} if module in SHORT else {""}

    assert growth.grows(pattern, searched=searched, whole=whole) in bearable


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if not path.relative_to(ROOT).as_posix().startswith(("bot/sandbox", "bot/demo")):
                yield path


def inline() -> Iterator[tuple[str, ast.Call]]:
    """Yield what uses a pattern where it is written, instead of one that a module holds."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in USES:
                yield path.relative_to(ROOT).as_posix(), node


def test_patterns_that_no_module_holds_are_linear_too() -> None:
    for path, call in inline():
        if isinstance(call.args[0], ast.Constant):
            whole = ast.unparse(call.func) == "re.fullmatch"
            pattern = re.compile(str(call.args[0].value))
            assert growth.grows(pattern, searched=not whole, whole=whole) == "", path


def test_no_pattern_is_made_of_what_people_type() -> None:
    """A pattern held by a module can be named where it is used: it is looked at there."""
    made = {
        path
        for path, call in inline()
        if not isinstance(call.args[0], ast.Constant | ast.Attribute | ast.Name)
    }

    assert made == set()


BAD = {
    r"(a+)+b": "exponentially",
    r"(a|a)*b": "exponentially",
    r"(a*)*b": "exponentially",
    r"(?:\s*(?:<@[^<>]+>)[\s,]*(?:and)?\s*)+$": "exponentially",
    r"(?:[\s,(–—-]*(?:and|&amp;)?\s*(?:<@[^<>]+>))+\)?\s*(?=$|\b(?:by|on)\b)": "exponentially",
    r"(?:<@[^<>]+>[\s,]*(?:and|&)?\s*)+\)?\s*[.;]?\s*$": "exponentially",
    r"(?:second[- ]last|last|second)(?:\s(?:second[- ]last|last|second))* x": "exponentially",
    r"\s+$": "polynomially",
    r"\s*[,;–—-]?\s*\bso that\s+": "polynomially",
    r"[\s,;(–—-]*\bfor\s+d\s?(\d{1,6})\)?$": "polynomially",
    r"\s*(?:[,;–—-]\s*)?(?<!\w)because\s+": "polynomially",
    r"\s+([,.;:?!])": "polynomially",
    r"(?:help|\?+|what can you do)\W*$": "polynomially",
    r"(?:\band\b|[\s,:;&–—-])+$": "polynomially",
    r"(?:^|\s+)to\s+": "polynomially",
    r".*x.*y": "polynomially",
    r"\w+\d+x": "polynomially",
}
GOOD = [
    r"(?<!\s)\s+$",
    r"\b\w+x",
    r"[^\W_]+(?:['’][^\W_]+)*",
    r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>",
    r"\bfor\s{1,9}d\s?(\d{1,6})$",
    r"foo(?=\s+bar)",
    r"\s+",
]


@pytest.mark.parametrize(("pattern", "growing"), BAD.items())
def test_a_pattern_that_somebody_could_stop_the_bot_with_is_seen(pattern: str, growing: str) -> None:
    assert growth.grows(re.compile(pattern, re.IGNORECASE), searched=True) == growing


@pytest.mark.parametrize("pattern", GOOD)
def test_a_linear_pattern_is_taken_for_one(pattern: str) -> None:
    assert growth.grows(re.compile(pattern), searched=True) == ""


def test_letters_that_a_loop_never_gives_back_are_not_shared_out() -> None:
    assert growth.grows(re.compile(r"\s*,?\s*x")) == "polynomially"
    assert growth.grows(re.compile(r"\s*+,?+\s*+x")) == ""
    assert growth.grows(re.compile(r"\s*+,?+\s*+x"), searched=True) == "polynomially"
