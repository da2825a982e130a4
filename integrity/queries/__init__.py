"""What may be seen. Every list of cases starts from `cases(visible_to=…)`."""
