"""Which decision replaces or amends which, and what those who decided the older one are told."""
