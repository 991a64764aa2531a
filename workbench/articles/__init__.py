"""Articles and their segments, and how files become them."""
