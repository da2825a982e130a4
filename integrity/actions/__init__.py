"""Everything that can happen. The only writers; each in one transaction with its audit entry."""
