"""The overview of the initiatives."""

import datetime

from demo.content.initiatives.debt_advice import DEBT_ADVICE
from demo.content.initiatives.environment_ambassadors import ENVIRONMENT_AMBASSADORS
from demo.content.initiatives.fire_cadets import FIRE_CADETS
from demo.content.initiatives.health_cafe import HEALTH_CAFE
from demo.content.initiatives.holiday_yard import HOLIDAY_YARD
from demo.content.initiatives.homework_cafe import HOMEWORK_CAFE
from demo.content.initiatives.mentors import MENTORS
from demo.content.initiatives.neighbourhood_mothers import NEIGHBOURHOOD_MOTHERS
from demo.content.initiatives.rap_school import RAP_SCHOOL
from demo.content.initiatives.social_caretakers import SOCIAL_CARETAKERS
from demo.content.initiatives.spare_time_jobs import SPARE_TIME_JOBS
from demo.records import OverviewRecord

OVERVIEW = OverviewRecord(
    slug="boligsocial-indsats",
    title="Boligsocial indsats",
    summary=(
        "Et godt hjem er også gode naboer og nogen, der rækker en hånd frem. Her kan du "
        "se, hvad vi gør i Solgavlen, og hvordan du kommer med."
    ),
    picture="gaard",
    owner="birgitte",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2019, 11, 19),
    show_in_menus=True,
    body=[
        (
            "text",
            {
                "title": "Hvad er boligsocialt arbejde?",
                "text": """
                    <p>En boligforening bygger huse, holder dem ved lige og lejer dem ud.
                    Men mange af os gør mere end det. I omkring 30 år har almene
                    boligforeninger også hjulpet med det, der er svært i livet mellem
                    husene: ensomhed, uro, gæld eller et barn, der er faldet bagud i
                    skolen. Det er det, fagfolk kalder boligsocialt arbejde.</p>
                    <p>Først var det små forsøg i enkelte afdelinger. Siden 2010 er
                    arbejdet vokset til hele landet. Omtrent 450 mennesker har det som
                    deres job, og de fleste af dem er ansat i en boligforening. De lærer
                    af hinanden i netværket Boligsocialnet, som BL og KL driver
                    sammen.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Vi gør det sammen med andre",
                "text": """
                    <p>Ingen løser de svære ting alene. Derfor arbejder vi tæt sammen med
                    skolerne i Egeby, gymnasiet, kommunen, politiet, byens butikker og
                    foreningerne, så hver kan bidrage med det, de er bedst til.</p>
                    <p>Nogle kommer for at få hjælp til lektierne eller budgettet. Andre
                    kommer for at dyrke sport, holde op med at ryge eller finde et job.
                    Og mange kommer igen for selv at hjælpe til, for eksempel som
                    bydelsmor eller miljøambassadør.</p>
                    <p>Det kan ændre et liv. Børn får flere muligheder, end deres
                    forældre havde, og et boligområde bliver et sted, man har lyst til at
                    blive. Sådan er vi med til at bære velfærden.</p>
                """,
            },
        ),
    ],
    children=(
        FIRE_CADETS,
        SOCIAL_CARETAKERS,
        HOMEWORK_CAFE,
        HEALTH_CAFE,
        SPARE_TIME_JOBS,
        DEBT_ADVICE,
        MENTORS,
        RAP_SCHOOL,
        NEIGHBOURHOOD_MOTHERS,
        ENVIRONMENT_AMBASSADORS,
        HOLIDAY_YARD,
    ),
)
