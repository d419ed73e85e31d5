"""Dates, recurrences, names and wording as people write them. Pure, and knows no Slack."""
