"""What is looked at to tell whether a running site is well; a package that could stand alone.

An app adds checks of its own with a list CHECKS in its module `diagnosis`.
"""
