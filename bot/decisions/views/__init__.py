"""Decisions as people see them: the card, the forms, the full record, and what the recorder is told."""

from bot.decisions.views.card import DecisionCard, card
from bot.decisions.views.form import Form, chosen_relation, form, kept, named, resolution_in, status_form
from bot.decisions.views.full_record import FullRecord, details, full_record
from bot.decisions.views.recorded import recorded

__all__ = [
    "DecisionCard",
    "Form",
    "FullRecord",
    "card",
    "chosen_relation",
    "details",
    "form",
    "full_record",
    "kept",
    "named",
    "recorded",
    "resolution_in",
    "status_form",
]
