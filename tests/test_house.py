"""The house rules that no linter knows."""

import ast
import graphlib
import re
from pathlib import Path

import pytest

from tests.mutants.subjects import SUBJECTS
from tests.tree import ROOT, name, ours, package, text

LONGEST_FILE = 300
LONGEST_FUNCTION = 45

# In pieces, so that this file does not hold them.
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]))
NOT_IN_TESTS = re.compile(
    "|".join(["unittest[.]" + "mock", "(mark|pytest)[.](sk" + "ip|xf" + "ail)", "[.]sl" + "eep[(]"])
)
REGISTRIES = re.compile(
    "|".join(
        ["py" + "pi[.]org", "python" + "hosted", "npm" + "js", "registry[.]" + "(np|ya)", "--ind" + "ex"]
    )
)


def imported(path: Path) -> set[str]:
    """Return the dotted names of all that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_no_file_is_too_long_to_read() -> None:
    long = {
        name(path): lines for path in ours("*.py") if (lines := len(text(path).splitlines())) > LONGEST_FILE
    }

    assert {path: lines for path, lines in long.items() if "/migrations/versions/" not in path} == {}


def test_no_function_is_too_long_to_see_at_once() -> None:
    long = {
        f"{name(path)} {node.name}": lines
        for path in ours("*.py")
        if "/migrations/versions/" not in name(path)
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }

    assert long == {}


def test_nothing_is_left_unfinished() -> None:
    assert [name(path) for path in ours("*.py") if UNFINISHED.search(text(path))] == []


def test_tests_neither_mock_nor_skip_nor_wait() -> None:
    assert {
        name(path): found[0] for path in package("tests") if (found := NOT_IN_TESTS.search(text(path)))
    } == {}


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "base", "core"}

    assert [name(path) for path in ours("*.py") if {path.stem, path.parent.name} & vague] == []


def test_there_are_three_packages_and_tests_and_measurements() -> None:
    folders = {name(path).split("/")[0] for path in ours("*.py") if "/" in name(path)}

    assert folders <= {"bot", "storage", "scheduler", "tests", "bench"}


def test_the_sandbox_knows_nothing_of_the_bot() -> None:
    known = {
        f"{name(path)} imports {module}"
        for path in package("bot/sandbox")
        for module in imported(path)
        if module.startswith("bot.") and not f"{module}.".startswith("bot.sandbox.")
    }

    assert known == set()


def test_only_the_demo_plays_in_the_sandbox() -> None:
    players = {
        name(path)
        for folder in ("bot", "scheduler", "storage")
        for path in package(folder)
        if any(f"{module}.".startswith("bot.sandbox.") for module in imported(path))
    }

    assert {path for path in players if not path.startswith(("bot/sandbox/", "bot/demo"))} == set()


def circle(modules: dict[str, Path]) -> list[str]:
    """Return modules each of which imports the next, for types alone or not, and the last the first."""
    known = {
        module: {found for each in imported(path) if (found := _owner(each, modules)) not in (None, module)}
        for module, path in modules.items()
    }
    try:
        graphlib.TopologicalSorter(known).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def _owner(imported_name: str, modules: dict[str, Path]) -> str | None:
    """Return the module that an imported name is, or stands in."""
    parent = imported_name.rpartition(".")[0]
    return next((each for each in (imported_name, parent) if each in modules), None)


def test_no_module_imports_itself_by_way_of_others() -> None:
    paths = [path for folder in ("bot", "scheduler", "storage") for path in package(folder)]
    modules = {
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in paths
    }

    assert circle(modules) == []


@pytest.mark.parametrize(
    "back",
    [
        "from bot import world",
        "import bot.world",
        "from bot.world import World",
        "if TYPE_CHECKING:\n    from bot.world import World",
        "def late() -> None:\n    from bot import world",
    ],
)
def test_a_circle_is_seen_however_it_is_closed(back: str, tmp_path: Path) -> None:
    sources = {
        "bot.world": "from bot import people",
        "bot.people": "from bot import names",
        "bot.names": back,
    }
    modules = {module: tmp_path / f"{module}.py" for module in sources}
    for module, source in sources.items():
        modules[module].write_text(source)

    assert set(circle(modules)) == set(sources)


def test_no_file_names_a_package_registry() -> None:
    kinds = {".py", ".toml", ".txt", ".md", ".yml", ".yaml", ".html", ".css", ".svg", ".json", ""}

    assert [name(path) for path in ours() if path.suffix in kinds and REGISTRIES.search(text(path))] == []


def test_whatever_is_broken_on_purpose_is_there_and_has_tests() -> None:
    paths = [*SUBJECTS, *(tests for listed in SUBJECTS.values() for tests in listed)]

    assert [path for path in paths if not list(ROOT.glob(path))] == []


NAMES_A_FILE = re.compile(r"`(\.?[\w-]+(?:/[\w.-]+)*/?)`")
ROOMS = {
    "service.py",
    "commands.py",
    "buttons.py",
    "forms.py",
    "events.py",
    "shown.py",
    "deliveries.py",
    "views.py",
}


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "README.md"])
def test_every_path_that_is_named_to_readers_exists(file: str) -> None:
    named = {
        path
        for path in NAMES_A_FILE.findall(text(ROOT / file))
        if "/" in path or Path(path).suffix in {".py", ".md", ".toml", ".yaml", ".txt"}
    }

    assert {path for path in named - ROOMS if not (ROOT / path).exists()} == set()
    assert {room for room in named & ROOMS if not list((ROOT / "bot").rglob(room))} == set()


def test_every_folder_of_the_bot_is_on_the_map() -> None:
    listed = set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", text(ROOT / "CONTRIBUTING.md"), re.M)))
    )
    folders = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}

    assert folders - listed == set()


def test_tests_lie_in_the_rooms_of_what_they_test() -> None:
    packages = {
        path.parent for path in ours("__init__.py") if name(path).startswith(("bot", "storage", "scheduler"))
    }
    rooms = {name(path).removeprefix("bot/") for path in packages} | {
        "mutants",
        "reliability",
        "reliability/history",
    }
    folders = {name(path.parent).removeprefix("tests/") for path in package("tests") if "/" in name(path)[6:]}

    assert folders - rooms == set()


def test_nothing_lies_loose_at_the_top_of_the_bot() -> None:
    assert {path.stem for path in (ROOT / "bot").glob("*.py")} == {
        "__init__",
        "__main__",
        "app",
        "config",
        "manifest",
        "wiring",
    }
