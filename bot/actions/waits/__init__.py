"""Owners who can not go on before somebody else has done something, and those for whom they wait."""
