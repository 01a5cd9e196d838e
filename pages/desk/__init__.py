"""What a member of staff has to do today, read from the site: the first thing they see."""
