"""What a translator does, one file for each job."""
