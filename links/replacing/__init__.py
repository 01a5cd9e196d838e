"""Changing addresses: planned, tried out, applied, taken back."""
