"""What is going on, counted from the day on which the demo is loaded.

There is something on each weekday, so that the front page has a today however old the
demo is; what takes place once is ahead of it for some weeks.
"""

import datetime

from demo.content.contact.own_forms import COME_TO_THE_MEETING
from demo.records import ActivityChangeRecord, ActivityRecord, CalendarRecord

_CREATED = datetime.date(2024, 8, 12)
_UPDATED = datetime.date(2025, 1, 13)
_GAVLEN = {"place": "Beboerhuset Gavlen", "address": "Teglvej 4, 9999 Egeby"}
_ENGSTUEN = {"place": "Engstuen", "address": "Engdraget 12, 9999 Egeby"}
_LAERKEBO = {
    "place": "Fælleshuset i Lærkebo",
    "address": "Lærkevænget 3, 9999 Egeby",
}
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def _hours(first: str, last: str) -> dict:
    begins, ends = (datetime.time.fromisoformat(hour) for hour in (first, last))
    return {"begins_at": begins, "ends_at": ends}


def _text(title: str, text: str) -> list:
    return [("text", {"title": title, "text": text})]


LETTERS = ActivityRecord(
    slug="faa-laest-dine-breve",
    title="Få læst dine breve",
    summary=(
        "Tag de breve med, du ikke har åbnet. Vi læser dem sammen med dig og finder ud "
        "af, hvad du skal svare."
    ),
    owner="line",
    created=_CREATED,
    updated=_UPDATED,
    weekday=MONDAY,
    weeks=-2,
    repeats="weekly",
    **_hours("13:00", "15:00"),
    **_GAVLEN,
    initiative="oekonomisk-raadgivning",
    audience="Alle, der bor i Solgavlen",
    contact="line",
    body=_text(
        "Sådan foregår det",
        "<p>Du trækker et nummer ved døren og får en kop kaffe, mens du venter. Vi "
        "taler sammen i et rum for os selv, og intet bliver fortalt videre.</p>",
    ),
)

WALK = ActivityRecord(
    slug="tirsdagstur",
    title="Tirsdagstur rundt om søen",
    summary=(
        "En rolig gåtur på fem kilometer. Vi venter på den, der går langsomst, og "
        "slutter med rugbrød i fælleshuset."
    ),
    owner="birgitte",
    created=_CREATED,
    updated=_UPDATED,
    weekday=TUESDAY,
    weeks=-2,
    departments=("laerkebo", "fjordblik"),
    repeats="weekly",
    **_hours("10:00", "11:30"),
    **_LAERKEBO,
    initiative="sundhedscafe",
    audience="Voksne, gerne med hund i snor",
    contact="naomi",
    body=_text(
        "Godt at vide",
        "<p>Turen går på grus og asfalt, så barnevogn og rollator kan komme med. Vi "
        "går også i regnvejr.</p>",
    ),
)

BOARD_GAMES = ActivityRecord(
    slug="braetspilsaften",
    title="Brætspilsaften",
    summary=(
        "Skak, kalaha, ludo og det nyeste på bordet. Kom alene eller tag naboen med: "
        "der er altid nogen, der mangler en makker."
    ),
    owner="yusuf",
    created=_CREATED,
    updated=_UPDATED,
    weekday=WEDNESDAY,
    weeks=-2,
    repeats="weekly",
    **_hours("19:00", "21:30"),
    **_GAVLEN,
    audience="Unge og voksne",
    price="10 kr. for kaffe og kage",
    contact="yusuf",
    changes=(
        ActivityChangeRecord(
            kind="moved",
            date=2,
            days_later=1,
            begins_at=datetime.time(18),
            place="Engstuen",
            note="der er beboermøde i Gavlen",
        ),
    ),
    body=_text(
        "Har du et spil?",
        "<p>Tag det med, og lær os det. Børn er velkomne til klokken otte.</p>",
    ),
)

HOMEWORK = ActivityRecord(
    slug="lektiecafe-torsdag",
    title="Lektiecafé om torsdagen",
    summary=(
        "Boller, saft og en voksen, der kan brøker. Du kommer, når du har fri fra "
        "skole, og går, når du er færdig."
    ),
    owner="jonas",
    created=_CREATED,
    updated=_UPDATED,
    weekday=THURSDAY,
    weeks=-2,
    repeats="weekly",
    **_hours("15:00", "17:00"),
    **_GAVLEN,
    initiative="lektiecafe",
    audience="Elever fra 3. til 10. klasse",
    contact="jonas",
    body=_text("Tag med", "<p>Dine bøger og din computer. Resten har vi.</p>"),
)

DINNER = ActivityRecord(
    slug="faellesspisning",
    title="Fællesspisning",
    summary=(
        "Et langt bord, to gryder og 60 naboer. Vi laver maden sammen fra klokken fire, "
        "og alle rydder op."
    ),
    owner="yusuf",
    created=_CREATED,
    updated=_UPDATED,
    weekday=FRIDAY,
    weeks=-4,
    repeats="weekly",
    **_hours("18:00", "20:00"),
    **_ENGSTUEN,
    audience="Alle, store og små",
    price="35 kr., børn under 12 år gratis",
    sign_up="phone",
    sign_up_note="Senest onsdag, der er plads til 60",
    contact="yusuf",
    changes=(
        ActivityChangeRecord(
            kind="cancelled", date=2, note="køkkenet bliver malet den uge"
        ),
    ),
    body=_text(
        "På bordet",
        "<p>Der er altid en ret uden kød, og svinekød bruger vi ikke. Sig til, hvis der "
        "er noget, du ikke tåler.</p>",
    ),
)

SWAP = ActivityRecord(
    slug="byttedag",
    title="Byttedag for børnetøj og legetøj",
    summary=(
        "Læg det, I er vokset fra, og tag det, I mangler. Du behøver ikke have noget "
        "med for at få noget med hjem."
    ),
    owner="naomi",
    created=_CREATED,
    updated=_UPDATED,
    weekday=SATURDAY,
    weeks=-2,
    repeats="weekly",
    **_hours("11:00", "14:00"),
    **_ENGSTUEN,
    initiative="miljoeambassadoerer",
    audience="Familier",
    contact="naomi",
    body=_text("Regler", "<p>Rent og helt. Det, der er tilbage, går til genbrug.</p>"),
)

BICYCLES = ActivityRecord(
    slug="lap-din-cykel",
    title="Lap din cykel",
    summary=(
        "Værktøj, lapper og en, der har prøvet det før. Du gør det selv, vi holder "
        "forhjulet."
    ),
    owner="jonas",
    created=_CREATED,
    updated=_UPDATED,
    weekday=SUNDAY,
    weeks=-2,
    departments=("teglhaven", "engparken"),
    repeats="weekly",
    **_hours("13:00", "15:00"),
    **_GAVLEN,
    audience="Alle med en cykel",
    contact="jonas",
    body=_text("Reservedele", "<p>Slanger og lapper koster det, vi har givet.</p>"),
)

MEETING = ActivityRecord(
    slug="moede-om-gaarden",
    title="Beboermøde om den nye gård",
    summary=(
        "Skal der være højbede, boldbane eller begge dele? Se tegningerne, og sig, "
        "hvad du synes, før der bliver stemt."
    ),
    owner="birgitte",
    created=_CREATED,
    updated=_UPDATED,
    weekday=TUESDAY,
    weeks=2,
    departments=("teglhaven",),
    **_hours("19:00", "21:00"),
    **_GAVLEN,
    audience="Beboere i Teglhaven",
    sign_up="own",
    children=(COME_TO_THE_MEETING,),
    sign_up_note="Så vi ved, hvor mange kopper vi skal stille frem",
    contact="birgitte",
    body=_text(
        "Dagsorden",
        "<p>Tegnestuen viser to forslag. Derefter deler vi os ved bordene, og til sidst "
        "samler vi op.</p>",
    ),
)

CALENDAR = CalendarRecord(
    slug="aktiviteter",
    title="Aktiviteter",
    summary=(
        "Her er det, der sker hos os: dag for dag, for alle aldre og for det meste "
        "gratis."
    ),
    owner="henrik",
    created=_CREATED,
    updated=_UPDATED,
    show_in_menus=True,
    body=[],
    children=(
        LETTERS,
        WALK,
        BOARD_GAMES,
        HOMEWORK,
        DINNER,
        SWAP,
        BICYCLES,
        MEETING,
    ),
)
