"""Formats of translated articles, one file each; a file put here is found by being here."""
