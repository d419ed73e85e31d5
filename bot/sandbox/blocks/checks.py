"""The small checks from which the tables of Block Kit are built: each yields the faults of one JSON value.

Messages are worded as Slack words them in `response_metadata.messages`, so that a developer who
searches for one finds Slack's own answers to it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Value = Any
"""What `json.loads` returns; nothing is known of it until a check has looked."""


@dataclass(frozen=True)
class Fault:
    """One reason for which Slack would refuse blocks or a view.

    `pointer` is a JSON pointer (RFC 6901) such as `/blocks/0/text`; `code` is one of
    `failed_constraint`, `missing_field`, `unknown_field`, `unsupported_type`, `duplicate_id`.
    """

    pointer: str
    message: str
    code: str

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


Check = Callable[[Value, str], Iterator[Fault]]
"""Takes a value and its pointer, and yields what is wrong with it."""


def failed(pointer: str, message: str) -> Fault:
    """Return the fault of a value that is there, and known, but not allowed."""
    return Fault(pointer, message, "failed_constraint")


def anything(value: Value, pointer: str) -> Iterator[Fault]:
    """Accept every value."""
    yield from ()


def instance(kind: type, name: str) -> Check:
    """Accept instances of `kind`; `True` is not a number, although Python takes it for one."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            yield failed(pointer, f"must be {name}")

    return check


boolean = instance(bool, "a boolean")


def integer(least: int, most: int) -> Check:
    """Accept whole numbers from `least` to `most`."""
    whole = instance(int, "an integer")

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        yield from (wrong := list(whole(value, pointer)))
        if not wrong and not least <= value <= most:
            yield failed(pointer, f"must be between {least} and {most}")

    return check


def string(most: int, *, least: int = 1, pattern: str = "") -> Check:
    """Accept strings of `least` to `most` characters that match the whole of `pattern`, if there is one."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield failed(pointer, "must be a string")
        elif len(value) < least:
            yield failed(pointer, f"must be more than {least - 1} characters")
        elif len(value) > most:
            yield failed(pointer, f"must be less than {most + 1} characters")
        elif pattern and not re.fullmatch(pattern, value):
            yield failed(pointer, f"failed to match the pattern {pattern}")

    return check


def choice(*values: str) -> Check:
    """Accept one of the named strings."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if value not in values:
            yield failed(pointer, f"must be one of {', '.join(values)}")

    return check


def array(item: Check, *, least: int = 1, most: int) -> Check:
    """Accept lists of `least` to `most` items, each of which passes `item`."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield failed(pointer, "must be an array")
            return
        if len(value) < least:
            yield failed(pointer, f"must provide at least {least} items")
        if len(value) > most:
            yield failed(pointer, f"no more than {most} items allowed")
        for index, entry in enumerate(value):
            yield from item(entry, f"{pointer}/{index}")

    return check


def record(
    required: Mapping[str, Check] | None = None,
    optional: Mapping[str, Check] | None = None,
    rules: tuple[Check, ...] = (),
) -> Check:
    """Accept objects with these fields and no others; `rules` see the whole object once its fields pass.

    `type` is always known here: this check was chosen by it.
    """
    required, optional = dict(required or {}), dict(optional or {})
    fields = {"type": anything, **required, **optional}

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield failed(pointer, "must provide an object")
            return
        wrong = [*_keys(value, pointer, required, fields)]
        for key in value.keys() & fields.keys():
            wrong += fields[key](value[key], f"{pointer}/{key}")
        if not wrong:
            wrong = [fault for rule in rules for fault in rule(value, pointer)]
        yield from wrong

    return check


def _keys(
    value: Value, pointer: str, required: Mapping[str, Check], known: Mapping[str, Check]
) -> Iterator[Fault]:
    for key in required:
        if key not in value:
            yield Fault(pointer, f"missing required field: {key}", "missing_field")
    for key in value:
        if key not in known:
            yield Fault(f"{pointer}/{key}", f"invalid additional property: {key}", "unknown_field")


def typed(table: Mapping[str, Check], names: tuple[str, ...] | None = None) -> Check:
    """Accept objects whose `type` is a key of `table` (and one of `names`), checked by its entry."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield failed(pointer, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            yield Fault(pointer, "missing required field: type", "missing_field")
        elif kind not in (names or tuple(table)):
            yield Fault(f"{pointer}/type", f"unsupported type: {kind}", "unsupported_type")
        else:
            yield from table[kind](value, pointer)

    return check


def either(one: str, other: str) -> Check:
    """Accept objects with at least one of two fields."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if one not in value and other not in value:
            yield Fault(pointer, f"missing required field: {one} or {other}", "missing_field")

    return check


def not_both(one: str, other: str) -> Check:
    """Accept objects with at most one of two fields."""

    def check(value: Value, pointer: str) -> Iterator[Fault]:
        if one in value and other in value:
            yield failed(pointer, f"only one of {one} and {other} is allowed")

    return check
