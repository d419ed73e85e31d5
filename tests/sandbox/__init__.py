"""The stand-in for Slack: as strict as Slack, and as telling about what people see."""
