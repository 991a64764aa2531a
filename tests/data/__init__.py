"""Cases that can be reviewed and extended without reading code."""
