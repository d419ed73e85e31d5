"""Concerns: raised, closed, and told to the other side."""
