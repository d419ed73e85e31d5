"""What an operator types: run, doctor, migrate, backup, restore, export."""
