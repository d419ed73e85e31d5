"""Each kind of act is read from what people say."""
