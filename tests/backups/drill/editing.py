"""Editors who send, change and delete things while a backup is being made."""

import itertools
import threading
from contextlib import closing

from django.db import connection

from media.models import SiteDocument
from pages.models import StandardPage
from tests.factories import DocumentFactory, PictureFactory, StandardPageFactory

# What they are let change at each of the three steps of a backup.
A_FEW = 5
# How many documents there are whenever one is deleted: so many that none is both sent
# and deleted between the first step and the last.
LIVING = 3 * A_FEW


class Editors:
    """Two of them, each in a thread, until the block ends.

    They change as much as they are told to, at once and beside all else.
    """

    def __init__(self) -> None:
        self.changes = 0
        self._begun = 0
        self._wanted = 0
        self._changed = threading.Condition()
        self._has_ended = False
        self._raised: list[BaseException] = []
        self._threads = [
            threading.Thread(target=self._work, args=[edit])
            for edit in (self._documents, self._pages)
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error) -> None:
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        if self._raised:
            raise self._raised[0]

    def change(self, count: int) -> None:
        """Let them make so many changes more."""
        with self._changed:
            self._wanted += count
            self._changed.notify_all()

    def await_changes(self) -> None:
        """Return when they have made all that they were told to."""
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.changes >= self._wanted or self._raised, timeout=60
            )

    def _work(self, edit) -> None:
        try:
            with closing(connection):
                for number in itertools.count(LIVING):
                    with self._changed:
                        self._changed.wait_for(
                            lambda: self._begun < self._wanted or self._has_ended
                        )
                        if self._has_ended:
                            return
                        self._begun += 1
                    edit(number)
                    with self._changed:
                        self.changes += 1
                        self._changed.notify_all()
        except BaseException as error:
            self._raised.append(error)
            raise

    def _documents(self, number: int) -> None:
        """Send a document, and delete the oldest of those that were sent."""
        send_document(f"Referat {number}", f"referat-{number}.txt")
        SiteDocument.objects.get(title=f"Referat {number - LIVING}").delete()

    def _pages(self, number: int) -> None:
        """Write a page with a picture; every second time delete the one before."""
        StandardPageFactory(
            title=f"Nyt {number}", slug=f"nyt-{number}", picture=PictureFactory()
        )
        if number % 2 == 0:
            StandardPage.objects.filter(title=f"Nyt {number - 1}").delete()


def send_document(title: str, name: str) -> SiteDocument:
    """Return a document in whose file its own title stands."""
    content = title.encode()
    return DocumentFactory(
        title=title,
        file__filename=name,
        file__data=content,
        file_size=len(content),
    )
