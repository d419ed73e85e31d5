"""Forms: what opens them, and what becomes of what was filled in. One module for each kind of record."""
