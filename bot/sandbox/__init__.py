"""A Slack workspace in one process, as strict as Slack: for tests, the demo, and trying things out."""
