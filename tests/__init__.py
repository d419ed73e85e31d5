"""Mirrors the packages. Tests read as sentences about what people see."""
