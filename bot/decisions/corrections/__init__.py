"""Correcting what a decision says: only its wording, or what was agreed, which makes it an amendment."""
