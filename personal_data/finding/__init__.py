"""Whom somebody asks about, and where the site holds something about them."""
