"""What recruitment listens to."""
