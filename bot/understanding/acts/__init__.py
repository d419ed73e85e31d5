"""The acts that people do in words: each reader here knows one kind, in whatever way people say it."""
