"""Where one is signed in; and a text whose session ends, or begins anew, meanwhile.

The browser's part is in static/js/admin: `session.js` notices, `kept-text.js` keeps.
"""
