"""How often and when a group meets, from words to a rule and back."""
