"""A client of the sandbox in the browser, on which a visitor can be any of the demo's people."""
