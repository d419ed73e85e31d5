"""Work that is open again though it was said to be done, or was dropped."""
