"""Which capability does what was meant in a mention, a direct message or an event."""
