"""Recaps: to the group, to each person, and to newcomers."""
