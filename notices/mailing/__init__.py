"""Notices by e-mail: what is to be sent, how it reads, and sending it."""
