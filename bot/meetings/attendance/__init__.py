"""Who is at a meeting: its post, its buttons, and the chair's correction."""
