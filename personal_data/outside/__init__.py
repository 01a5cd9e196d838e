"""The tables of Wagtail, Django and the queue, in the one place where all are declared."""
