"""The whole record of an action, and what may be done about it there."""
