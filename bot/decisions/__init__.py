"""Decisions: recorded, settled, undone, related to each other, and shown in full; concerns about them."""
