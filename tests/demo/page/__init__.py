"""The demo's page, as a browser without scripts sees it."""
