"""What is unclear about an action, answered by anybody who may: who does it, and by which day."""
