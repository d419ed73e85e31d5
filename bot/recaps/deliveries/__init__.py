"""What recaps send: to the group, to each person, to newcomers, and the question when a channel is shared."""
