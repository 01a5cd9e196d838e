"""gunicorn's worker that has read a request before a thread is given to it.

Decision 29 tells why: connections that send or read slowly wait in one loop, and hold
no thread.
"""
