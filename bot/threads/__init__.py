"""From what was said in a thread to a form: Capture thread, shortcuts, reactions."""
