"""Decisions as people see them: the card, the form, the whole record, and what they are asked and told."""

from bot.views.decisions.asked import (
    Asked,
    answered,
    asked,
    asked_view,
    changed_form,
    opened_instead,
    recorded,
)
from bot.views.decisions.card import Card, card
from bot.views.decisions.form import Form, form
from bot.views.decisions.replaced import Replaced, replaced
from bot.views.decisions.status import status_form
from bot.views.decisions.whole import Whole, details, whole

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
