"""What changes recruitment: the only writers. One transaction, one audit entry, effects through the outbox."""
