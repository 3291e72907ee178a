"""Relaxants side by side, cell by cell."""
