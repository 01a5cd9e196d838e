"""Activities as other programs' calendars read them (RFC 5545), and theirs as ours."""
