"""What helps an editor to say when something takes place, and to say it right."""
