"""The plan of a group's meetings, from what was typed to what is stored."""
