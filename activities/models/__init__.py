"""What residents can come to, and when."""

from activities.models.activity import ActivityPage
from activities.models.change import ActivityChange
from activities.models.index import ActivityIndexPage
from activities.models.occurrence import ActivityProgramme, Occurrence

__all__ = [
    "ActivityChange",
    "ActivityIndexPage",
    "ActivityPage",
    "ActivityProgramme",
    "Occurrence",
]
