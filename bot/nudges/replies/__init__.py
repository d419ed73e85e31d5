"""What an owner writes to the bot alone, and what it answers."""
