"""The next meeting and what arises for it."""
