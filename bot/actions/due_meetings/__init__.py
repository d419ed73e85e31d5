"""Due days that have moved with a meeting, and whose they are."""
