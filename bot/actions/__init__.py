"""Actions: recorded, shown, done, dropped and passed on."""
