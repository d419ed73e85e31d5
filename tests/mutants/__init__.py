"""Breaking rules and queries on purpose, to see which breaks no test sees; not a part of the tests."""
