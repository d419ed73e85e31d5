"""The ask: a direct message to each owner, and how they answer it."""
