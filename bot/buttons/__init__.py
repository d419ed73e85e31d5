"""Buttons and menus: one module for each kind of record they act on."""
