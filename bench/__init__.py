"""What is measured: each module prints one JSON line; nothing here asserts a speed."""
