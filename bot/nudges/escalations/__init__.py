"""What the chair is told once nudges have ended."""
