"""When meetings recur, in words and as rules."""
