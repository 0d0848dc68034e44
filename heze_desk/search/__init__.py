"""Everything that is kept, found in one place."""
