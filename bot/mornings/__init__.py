"""What somebody is told in the morning, everything in one message."""
