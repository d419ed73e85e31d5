"""The demo's workspace as a page in the browser, on which one can be any of its people."""
