"""Decisions: recorded, settled, replaced, objected to, and looked at whole."""
