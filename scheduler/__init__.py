"""Decides what to say to whom, and when: pure rules, a planner that fills the outbox, a courier that empties it."""
