"""The Arabic language: pure functions on text."""
