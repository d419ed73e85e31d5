"""What is unclear about a record: asked on its card, of the chair, and in the recap, until it is answered."""
