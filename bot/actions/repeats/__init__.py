"""Work that comes again: due another time once it is done, until somebody drops it."""
