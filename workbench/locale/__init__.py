"""The catalogs of the interface's own words, and what keeps them up to date."""
