"""Pages of accounts, roles and personal data."""
