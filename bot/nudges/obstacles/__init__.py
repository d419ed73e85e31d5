"""What keeps an owner from their work: the form of `I can't`, and the same in words."""
