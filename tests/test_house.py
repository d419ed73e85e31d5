"""The house rules that no linter knows, and the files around the code that nothing else runs."""

import ast
import graphlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import config
from tests.mutants.subjects import SUBJECTS

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", "build", "dist", "htmlcov", "node_modules", "__pycache__"}
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


def ours(pattern: str = "*") -> Iterator[Path]:
    """Yield the files of the project; a release has no git to ask."""
    for path in sorted(ROOT.rglob(pattern)):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in NOT_OURS or part.endswith((".egg-info", "_cache")) for part in parts)
        if path.is_file() and not hidden:
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def package(folder: str) -> Iterator[Path]:
    return (path for path in ours("*.py") if name(path).startswith(f"{folder}/"))


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


def pinned(file: str) -> dict[str, str]:
    """Return what a requirements file holds, by name: the version and everything after it, hashes too."""
    whole = text(ROOT / "requirements" / file).replace("\\\n", " ")
    return {line.partition("==")[0]: line.partition("==")[2] for line in whole.splitlines()}


@pytest.mark.parametrize("file", ["build.txt", "runtime.txt", "development.txt", "mutants.txt"])
def test_what_is_installed_is_exact_and_hashed(file: str) -> None:
    unsafe = {
        package
        for package, rest in pinned(file).items()
        if not re.match(r"\S+ .*--hash=sha256:[0-9a-f]{64}", rest)
    }

    assert unsafe == set()


def test_tests_run_on_what_people_run() -> None:
    development = pinned("development.txt")

    assert {package: development.get(package) for package in pinned("runtime.txt")} == pinned("runtime.txt")


def test_what_breaks_the_code_runs_beside_what_tests_it() -> None:
    development, mutants = pinned("development.txt"), pinned("mutants.txt")

    assert "cosmic-ray" in mutants.keys() - development.keys()
    assert {package: mutants[package] for package in mutants.keys() & development.keys()} == {
        package: development[package] for package in mutants.keys() & development.keys()
    }


def test_whatever_is_broken_on_purpose_is_there_and_has_tests() -> None:
    paths = [*SUBJECTS, *(tests for listed in SUBJECTS.values() for tests in listed)]

    assert [path for path in paths if not list(ROOT.glob(path))] == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]

    assert {re.split(r"[<>=\[]", dependency)[0] for dependency in wanted} <= set(pinned("development.txt"))


def test_the_image_is_built_from_files_that_exist_and_that_reach_the_builder() -> None:
    reach = {line[1:] for line in text(ROOT / ".dockerignore").splitlines() if line.startswith("!")}
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", text(ROOT / "Dockerfile"), re.MULTILINE)
        for source in line.split()[:-1]
    ]

    assert copied
    assert [source for source in copied if not (ROOT / source).exists()] == []
    assert [source for source in copied if source.split("/")[0] not in reach] == []


def test_the_image_runs_as_nobody_special_without_build_tools_and_says_that_it_lives() -> None:
    build, last = text(ROOT / "Dockerfile").split("\nFROM ")[1:]

    assert "pip install" in build
    assert not re.search(r"\bpip (install|wheel)|apt-get|\bgcc\b", last)
    assert re.search(r"^USER (?!root|0)\w+$", last, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK .*\\\n.*/healthz", last, re.MULTILINE)


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml"])
def test_containers_set_only_what_can_be_set(file: str) -> None:
    known = {setting.name for setting in config.SETTINGS}
    others = {"PATH", "PYTHONUNBUFFERED", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
    named = set(re.findall(r"^(?:ENV|   ) +([A-Z_]+)(?:=|: )", text(ROOT / file), re.MULTILINE))

    assert named & known
    assert named - known - others == set()


def test_the_command_line_is_where_the_package_says() -> None:
    scripts = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["scripts"]

    assert scripts == {"matters": "bot.__main__:main"}
    assert "main" in {
        node.name
        for node in ast.parse(text(ROOT / "bot/__main__.py")).body
        if isinstance(node, ast.FunctionDef)
    }
