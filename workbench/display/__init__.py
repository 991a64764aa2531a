"""Arabic on a grid of terminal cells; knows nothing of Textual."""
