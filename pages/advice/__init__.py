"""Advice to whoever writes a page: plain language, and what automatic tools miss.

All of it is advice: nothing here keeps a page from being saved or published.
"""
