"""Terms, how they are found in Arabic text, and the starter glossary."""
