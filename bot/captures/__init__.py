"""Captures: one function for each kind of record, which commands, mentions and forms all call."""
