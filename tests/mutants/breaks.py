"""Where and how a module can be broken: by Cosmic Ray's operators, and by what people forget."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator

Place = tuple[tuple[int, int], tuple[int, int]]
"""Line and column where something begins, and where it ends."""

OPERATORS = (
    *("AddNot", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue"),
    *("NumberReplacer", "ZeroIterationForLoop", "ReplaceContinueWithBreak"),
    "ReplaceUnaryOperator_Delete_Not",
    *("ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq"),
    *("ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_LtE_Lt"),
    *("ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_GtE_Gt"),
    *("ReplaceComparisonOperator_Lt_Gt", "ReplaceComparisonOperator_LtE_GtE"),
    *("ReplaceComparisonOperator_Gt_Lt", "ReplaceComparisonOperator_GtE_LtE"),
    *("ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is"),
    *("ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add", "ReplaceBinaryOperator_Mul_Add"),
    *("ReplaceBinaryOperator_BitOr_BitAnd", "ReplaceBinaryOperator_BitAnd_BitOr"),
)
"""Of Cosmic Ray's, those by which people go wrong; most others only make code that can not run."""


class ForgetCondition(Operator):  # type: ignore[misc]  # Cosmic Ray ships no types
    """Leaves one condition out of a `where`."""

    def mutation_positions(self, node: Any) -> Iterator[Place]:
        """Yield each condition of a `where`."""
        for each in _conditions(node):
            yield each.start_pos, each.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Take the condition out, with the comma that follows it."""
        gone = _conditions(node)[index]
        held = gone.parent
        place = held.children.index(gone)
        following = held.children[place + 1] if place + 1 < len(held.children) else None
        del held.children[place : place + (2 if following is not None and following == "," else 1)]
        return node

    @classmethod
    def examples(cls) -> tuple[()]:
        """Return none: they are for Cosmic Ray's own tests."""
        return ()


class ForgetCall(Operator):  # type: ignore[misc]  # Cosmic Ray ships no types
    """Leaves out a statement that is nothing but a call."""

    def mutation_positions(self, node: Any) -> Iterator[Place]:
        """Yield the statement, if it is one."""
        if node.type == "simple_stmt" and node.children[0].type in ("atom_expr", "power"):
            yield node.children[0].start_pos, node.children[0].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Put `pass` in its place."""
        call = node.children[0]
        node.children[0] = get_ast("pass").children[0]
        node.children[0].get_first_leaf().prefix = call.get_first_leaf().prefix
        node.children[0].parent = node
        return node

    @classmethod
    def examples(cls) -> tuple[()]:
        """Return none: they are for Cosmic Ray's own tests."""
        return ()


def _conditions(node: Any) -> list[Any]:
    """Return what stands between the brackets of `.where(...)`."""
    before = node.get_previous_sibling() if node.type == "trailer" and node.parent is not None else None
    if before is None or before.type != "trailer" or before.get_last_leaf().value != "where":
        return []
    inside = node.children[1]
    if inside == ")":
        return []
    return [each for each in inside.children if each != ","] if inside.type == "arglist" else [inside]


@dataclass(frozen=True)
class Break:
    """One place at which a module is broken, and how."""

    module: str
    operator: type[Operator]
    occurrence: int
    line: int

    def made(self, code: str) -> str | None:
        """Return the module's code, broken; None where that leaves it as it was."""
        broken: str | None = mutate_code(code, self.operator(), self.occurrence)
        return None if broken == code else broken


def breaks(module: str, code: str) -> list[Break]:
    """Return every place at which a module can be broken: the same code in the same order each time."""
    operators = [get_operator(f"core/{name}") for name in OPERATORS] + [ForgetCondition, ForgetCall]
    found = [
        Break(module, operator, occurrence, place[0][0])
        for operator in operators
        for occurrence, place in enumerate(_places(operator(), code))
    ]
    random.Random(code).shuffle(found)
    return found


def _places(operator: Operator, code: str) -> Iterator[Place]:
    for node in ast_nodes(get_ast(code)):
        yield from operator.mutation_positions(node)
