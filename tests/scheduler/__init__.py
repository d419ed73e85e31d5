"""Rules and timing, as tables over plain values."""
