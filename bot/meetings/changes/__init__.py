"""A meeting cancelled or held at another time, and who chairs."""
