"""Words as people write them: on the way in, while kept, and on the way out.

Imports nothing of ours, so that every other app may use it.
"""
