"""Forms filled in from messages and threads: by Capture thread, other shortcuts, reactions, mentions."""
