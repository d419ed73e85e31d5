"""The mornings: what owners are reminded of, and what they answer."""
