"""Who did what with accounts, roles, settings and data: Wagtail's log, as a trail."""
