"""Asking for notices by e-mail, confirming it, choosing anew, and leaving."""
