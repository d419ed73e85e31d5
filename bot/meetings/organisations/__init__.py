"""Whom the people of a group speak for."""
