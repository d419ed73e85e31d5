"""Decides what to say to whom, and when: pure rules, a planner to fill the outbox, a courier to empty it."""
