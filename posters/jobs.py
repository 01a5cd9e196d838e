"""What the background worker does again and again with posters."""

from datetime import timedelta

from posters.keeping import forget_poster_files

JOBS = {"forget_poster_files": (forget_poster_files, timedelta(hours=1))}
