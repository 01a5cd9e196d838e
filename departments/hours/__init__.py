"""Opening hours: what is open when, in Danish time; nothing of pages or the database."""
