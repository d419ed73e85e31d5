"""What whoever asked and the chair are told of work whose owner has gone, or puts it off again and again."""
