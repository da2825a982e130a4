"""Pages without an account and without JavaScript."""
