"""How the weights by which threads are read are made: `make train`."""
