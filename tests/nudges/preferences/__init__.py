"""How people say how they want to be reminded, and what comes of it."""
