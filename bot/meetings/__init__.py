"""Meetings: planned, changed, attended, and who speaks for whom in them."""
