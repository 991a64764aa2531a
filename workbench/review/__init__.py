"""What a reviewer says about a revision."""
