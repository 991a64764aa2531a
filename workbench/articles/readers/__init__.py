"""One file for each kind of article file: from its bytes to its text."""
