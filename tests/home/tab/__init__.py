"""Tests of the Home tab."""
