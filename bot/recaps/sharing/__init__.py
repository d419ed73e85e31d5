"""Whether a group goes on as before whose channel was shared with another workspace."""
