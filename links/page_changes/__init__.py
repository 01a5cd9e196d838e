"""Changing what pages link to without anybody editing them."""
