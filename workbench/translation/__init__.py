"""Drafts, revisions, the states of a segment, and word differences."""
