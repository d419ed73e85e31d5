"""What people type, as tables over pure rules."""
