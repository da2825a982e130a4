"""Running the system: one supervisor, health, metrics, logs, backup and restore."""
