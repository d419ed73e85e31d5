"""What messages about decisions are about."""

from dataclasses import dataclass

from storage.records.packing import Subject
from storage.records.subjects.shared import OfDecision


@dataclass(frozen=True, kw_only=True)
class OfConcern(OfDecision):
    """Is about a concern about a decision."""

    concern: int


@dataclass(frozen=True, kw_only=True)
class Related(OfDecision):
    """Asks how a new decision relates to an `older` one."""

    older: int


@dataclass(frozen=True, kw_only=True)
class Replaced(Subject):
    """Tells somebody that a `newer` decision has changed an `older` one."""

    newer: int
    older: int
