"""What people are told unasked: how often, and everything of a morning in one message."""
