"""The demo site's content: an invented association in an invented town, in Danish.

The people, departments, addresses and numbers are made up. Links to others
stand under names reserved for examples (RFC 2606), so that a visitor of a demo
and its link checker leave real sites alone; the exceptions are a name that is
itself the title of a link, and video addresses, whose form has to be real.
"""
