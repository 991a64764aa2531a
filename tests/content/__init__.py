"""The shipped articles and the shipped glossary, read as content."""
