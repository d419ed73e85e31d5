"""What the Web API answers, and what it refuses."""
