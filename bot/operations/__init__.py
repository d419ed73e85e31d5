"""What whoever runs the bot types: run, doctor, manifest, migrate, backup, restore, export."""
