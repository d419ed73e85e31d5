"""The files around the code that nothing else runs: requirements, containers, the command line's entry."""

import ast
import re
import tomllib

import pytest

from bot import config
from tests.tree import ROOT, text


def pinned(file: str) -> dict[str, str]:
    """Return what a requirements file holds, by name: the version and everything after it, hashes too."""
    whole = text(ROOT / "requirements" / file).replace("\\\n", " ")
    return {line.partition("==")[0]: line.partition("==")[2] for line in whole.splitlines()}


@pytest.mark.parametrize("file", ["build.txt", "runtime.txt", "development.txt", "mutants.txt", "bench.txt"])
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
