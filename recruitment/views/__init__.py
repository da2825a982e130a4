"""What recruitment says: one query or one action each."""
