"""Remembers: frozen records, the SQL that writes and reads them, and their history."""
