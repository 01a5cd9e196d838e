"""What becomes of a text when the session ends, or begins anew, while somebody writes.

The browser's part is in static/js/admin: `session.js` notices, `kept-text.js` keeps.
"""
