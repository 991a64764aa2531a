"""A terminal workbench for translating Arabic news into English, with a glossary of names and military terms."""

__version__ = "0.1.0"
