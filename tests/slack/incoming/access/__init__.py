"""Nudges, as rules and as people live them."""
