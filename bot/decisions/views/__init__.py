"""Decisions as people see them: the card, the form, the whole record, and what they are asked and told."""

from bot.decisions.views.asked import (
    Asked,
    answered,
    asked,
    asked_view,
    changed_form,
    opened_instead,
    recorded,
)
from bot.decisions.views.card import Card, card
from bot.decisions.views.form import Form, form
from bot.decisions.views.replaced import Replaced, replaced
from bot.decisions.views.status import status_form
from bot.decisions.views.whole import Whole, details, whole

__all__ = [
    "Asked",
    "Card",
    "Form",
    "Replaced",
    "Whole",
    "answered",
    "asked",
    "asked_view",
    "card",
    "changed_form",
    "details",
    "form",
    "opened_instead",
    "recorded",
    "replaced",
    "status_form",
    "whole",
]
