"""The wheel holds all that the bot needs: it works where there is no checkout."""

import json
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

from bot import manifest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "scheduler", "storage")
BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, as pip would have it built."""
    sources, built = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("built")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, sources)
    subprocess.run([sys.executable, "-c", BUILD, built], cwd=sources, check=True, capture_output=True)
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the wheel is unpacked."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run(installed: Path, elsewhere: Path, *arguments: str) -> str:
    """Run Python with the wheel's packages, in a folder that has none; return what it prints."""
    environment = {
        "PYTHONPATH": str(installed),
        "PYTHONSAFEPATH": "1",
        "DATABASE_URL": f"sqlite:///{elsewhere}/matters.db",
    }
    command = [sys.executable, *arguments]
    return subprocess.check_output(command, cwd=elsewhere, env=environment, text=True)


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    files = {
        str(path.relative_to(ROOT))
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_its_command_is_matters(installed: Path) -> None:
    entries = ConfigParser()
    entries.read(next(installed.glob("*.dist-info")) / "entry_points.txt")

    assert entries["console_scripts"]["matters"] == "bot.__main__:main"


def test_it_prints_the_manifest_and_fills_a_database_anywhere(installed: Path, tmp_path: Path) -> None:
    origin = run(installed, tmp_path, "-c", "import bot.demo.page; print(bot.demo.page.__file__)")
    assert Path(origin).is_relative_to(installed)

    assert json.loads(run(installed, tmp_path, "-m", "bot", "manifest")) == manifest.build(None)
    assert run(installed, tmp_path, "-m", "bot", "migrate") == "The database is up to date now.\n"
    assert run(installed, tmp_path, "-m", "bot", "export") == "[]\n"
