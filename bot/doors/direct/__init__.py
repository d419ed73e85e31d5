"""What people write to the bot alone, and what it answers."""
