"""What may follow `/meeting`."""
