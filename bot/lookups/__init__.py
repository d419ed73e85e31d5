"""`/decisions` and `/actions`: looking things up."""
