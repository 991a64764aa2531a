"""What the program costs, as ratios to what cannot be avoided. Run by hand; never part of the tests."""
