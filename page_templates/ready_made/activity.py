"""One activity: what happens, and what to know before coming."""

from activities.models import ActivityPage
from page_templates.ready_made.template import ReadyMade

ACTIVITY = ReadyMade(
    key="aktivitet",
    name="Aktivitet",
    description="Noget at komme til: en enkelt gang eller hver uge.",
    page_class=ActivityPage,
    summary=(
        "[[Hvad skal man lave, med hvem, og hvad får man ud af det? Skriv det, du ville "
        "sige til en nabo på trappen.]]"
    ),
    body=[
        (
            "text",
            {
                "title": "Sådan foregår det",
                "text": (
                    "<p>[[Hvad møder man først? Hvem tager imod? Hvornår er det slut, og "
                    "må man gå før?]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Godt at vide",
                "text": (
                    "<ul>"
                    "<li>[[Hvad skal man have med?]]</li>"
                    "<li>[[Er der elevator, trin, toilet?]]</li>"
                    "<li>[[Hvad er der at spise, og kan man sige til om allergi?]]</li>"
                    "</ul>"
                ),
            },
        ),
    ],
)
