"""What the site as a whole looks at to tell whether it is well: manage.py doctor."""
