"""That a group meets no more, at once or from a day on: what falls away, and what the channel is told."""
