"""Due dates in words."""
