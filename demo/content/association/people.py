"""The staff."""

from demo.records import PersonRecord

PEOPLE = {
    "birgitte": PersonRecord(
        name="Birgitte Holm",
        job_title="boligsocial leder",
        phone="12 34 56 01",
        email="birgitte@solgavlen.example",
        photo="person-2",
    ),
    "yusuf": PersonRecord(
        name="Yusuf Demir",
        job_title="social vicevært i Teglhaven",
        phone="12 34 56 02",
        email="yusuf@solgavlen.example",
        photo="person-1",
    ),
    "naomi": PersonRecord(
        name="Naomi Bertelsen",
        job_title="social vicevært i Engparken og Lærkebo",
        phone="12 34 56 03",
        email="naomi@solgavlen.example",
        photo="person-3",
    ),
    "jonas": PersonRecord(
        name="Jonas Vestergaard",
        job_title="medarbejder for børn og unge",
        phone="12 34 56 04",
        email="jonas@solgavlen.example",
        photo="person-4",
    ),
    "line": PersonRecord(
        name="Line Krogh",
        job_title="økonomisk rådgiver",
        phone="12 34 56 05",
        email="line@solgavlen.example",
    ),
    "henrik": PersonRecord(
        name="Henrik Dahl",
        job_title="redaktør af hjemmesiden",
        phone="12 34 56 06",
        email="henrik@solgavlen.example",
    ),
}
