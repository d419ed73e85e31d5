"""Slack's Web API: one module per family of methods, behind one server."""
