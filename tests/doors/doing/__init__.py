"""What the doors do with what was meant."""
