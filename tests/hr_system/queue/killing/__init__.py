"""A tiny app for the kill tests: a handler that can be killed in its middle, and a process that dies on commit."""
