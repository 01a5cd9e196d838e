"""What the demo's residents say of its pages; all of it is invented."""

from demo.records import CommentRecord, PageAnswersRecord

# How many answer on a page in a week, of how many hundredths no, by its slug.
ANSWERS = {
    "afdelinger": PageAnswersRecord(a_week=9, no=62),
    "kontakt": PageAnswersRecord(a_week=14, no=21),
    "oekonomisk-raadgivning": PageAnswersRecord(a_week=7, no=34),
    "faa-hjaelp-nu": PageAnswersRecord(a_week=5, no=12),
    "brandkadet": PageAnswersRecord(a_week=4, no=8),
    "lektiecafe": PageAnswersRecord(a_week=3, no=15),
    "boligsocial-indsats": PageAnswersRecord(a_week=6, no=28),
    "beboerdemokrati": PageAnswersRecord(a_week=1, no=40),
}

COMMENTS = (
    CommentRecord(
        page="afdelinger",
        days_ago=1,
        text="Hvornår er vaskeriet i Teglhaven åbent om søndagen?",
    ),
    CommentRecord(
        page="afdelinger", days_ago=3, text="Jeg ville se, om man må have hund."
    ),
    CommentRecord(
        page="kontakt",
        days_ago=4,
        text="Hvem ringer jeg til, når elevatoren står? Jeg prøvede [fjernet].",
    ),
    CommentRecord(
        page="oekonomisk-raadgivning",
        days_ago=9,
        text="Om jeg kan få hjælp til et afslag på boligstøtte",
        is_read=True,
    ),
    CommentRecord(
        page="kontakt",
        days_ago=15,
        text="Åbningstider i julen",
        is_read=True,
        note="De står nu under telefonnummeret.",
    ),
)

# How many searched in vain, this week and in the weeks before.
SEARCHES = {
    "husdyr": (6, 4, 5),
    "parabol": (3, 0, 4),
    "nøgle til kælderen": (4, 3, 0),
}
# The page that one of these finds since an editor said so.
PROMOTED = {"nøgle til kælderen": "kontakt"}
