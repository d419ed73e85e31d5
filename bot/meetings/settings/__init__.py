"""How long meetings are, where they are held, and by which clock."""
