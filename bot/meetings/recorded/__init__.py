"""What was recorded at a meeting, as its post lists it."""
