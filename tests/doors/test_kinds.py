"""Every kind of outgoing message is named once, made by one delivery, and classified for replies to it."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.doors import kinds
from storage.records import Kind, ReplyMeans, subjects
from storage.records.kinds import TRAITS
from storage.records.packing import Subject

ROOT = Path(__file__).resolve().parent.parent.parent
NAMED_IN = ROOT / "storage" / "records" / "kinds.py"
PHRASES = sorted(kind.value for kind in Kind if " " in kind.value)
"""Names that no text holds by chance; those of one word are common words too."""


def test_each_kind_has_one_delivery() -> None:
    declared = Counter(
        node.attr
        for path in (ROOT / "bot").rglob("*.py")
        for table in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(table, ast.Dict)
        for node, value in zip(table.keys, table.values, strict=True)
        if isinstance(node, ast.Attribute) and ast.unparse(value).startswith("Delivery(")
    )

    assert declared == {kind.name: 1 for kind in Kind}
    assert set(kinds.KINDS) == set(Kind)


def test_each_kind_says_what_it_is_about_and_what_a_reply_to_it_means() -> None:
    assert set(TRAITS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_what_only_changes_a_message_is_what_may_be_sent_again(kind: Kind) -> None:
    changes = kind.reply_means is ReplyMeans.NO_MESSAGE

    assert kinds.KINDS[kind].idempotent is changes


@pytest.mark.parametrize("kind", Kind)
def test_what_shows_things_of_several_groups_has_them_settled_when_it_is_sent(kind: Kind) -> None:
    assert (kinds.KINDS[kind].shown_items is not None) is issubclass(kind.subject, subjects.Items)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_replied_to_about_actions_knows_them(kind: Kind) -> None:
    of_actions = kind.reply_means in (ReplyMeans.ITS_ACTIONS, ReplyMeans.ITS_ACTIONS_IN_THREAD)

    assert not of_actions or kind.subject.action_ids is not Subject.action_ids


def _texts(tree: ast.AST) -> Iterator[str]:
    """Yield each text in a module that is no docstring."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def _as_a_kind(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield whatever is compared with a `kind`, or given as one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) and side.attr == "kind" for side in sides):
                yield from sides
        if isinstance(node, ast.keyword) and node.arg == "kind":
            yield node.value


def _named(source: str) -> list[str]:
    """Return the texts in a module that name a kind of message."""
    tree, words = ast.parse(source), {kind.value for kind in Kind} - {*PHRASES}
    named = [
        text
        for text in _texts(tree)
        if any(text == phrase or text.startswith(f"{phrase}:") for phrase in PHRASES)
    ]
    return named + [text for side in _as_a_kind(tree) for text in _texts(side) if text in words]


def test_no_kind_is_named_by_its_text_but_where_kinds_are_named() -> None:
    migrations = ROOT / "storage" / "migrations"
    modules = [
        path
        for package in ("bot", "scheduler", "storage")
        for path in sorted((ROOT / package).rglob("*.py"))
        # A migration says what was stored in its day.
        if path != NAMED_IN and migrations not in path.parents
    ]

    found = {path.relative_to(ROOT).as_posix(): _named(path.read_text(encoding="utf-8")) for path in modules}

    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('put("last rung")', ["last rung"]),
        ('if sent.kind == "nudge": ...', ["nudge"]),
        ('if sent.kind in ("ask", "nudge"): ...', ["ask", "nudge"]),
        ('put(kind="recap")', ["recap"]),
        ('key = f"decision update:{number}"', ["decision update:"]),
        ('fields = {"recap": 2}', []),
        ('"""last rung"""', []),
        ('say("Its last rung is broken")', []),
    ],
)
def test_a_kinds_text_is_seen_wherever_it_stands_for_the_kind(source: str, named: list[str]) -> None:
    assert _named(source) == named


def test_a_class_name_is_never_made_into_a_text_that_is_stored() -> None:
    made = [
        path.relative_to(ROOT).as_posix()
        for package in ("storage", "scheduler", "bot/sources", "bot/decisions", "bot/actions")
        for path in sorted((ROOT / package).rglob("*.py"))
        if "__name__.lower()" in path.read_text(encoding="utf-8")
    ]

    assert made == []
