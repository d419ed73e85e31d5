"""Block Kit: what Slack refuses, what it stores, and what people read."""
