"""What recruitment shows: every list starts from who is looking."""
