"""What the law says, pure: no Django, no database, no clock."""
