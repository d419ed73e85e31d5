"""What people ask and say of their groups' meetings outside the groups' channels, to the bot alone."""
