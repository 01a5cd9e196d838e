from django.core.management.base import BaseCommand

from search.indexing.index import rebuild


class Command(BaseCommand):
    help = "Index every live page for the site search, and forget all others."

    def handle(self, *args, **options) -> None:
        count = rebuild()
        self.stdout.write(
            f"Search index: {count.indexed} pages indexed,"
            f" {count.removed} stale entries removed."
        )
