"""A question back about meetings: what it may mean, one button each."""
