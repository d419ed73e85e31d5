"""The shapes that Slack sends: exact fields and absences, and what libraries read from them."""
