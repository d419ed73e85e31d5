"""How something reaches the app: as signed HTTP or over a socket, and again when it was not acknowledged."""
