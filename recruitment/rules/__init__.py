"""What the law of recruitment says: pure functions and frozen, dated data. No Django, no database, no clock."""
