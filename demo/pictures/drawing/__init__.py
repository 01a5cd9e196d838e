"""The kit from which every picture of the demo site is drawn: one palette, one line, one family of people."""
