"""Pages of a housing association, beside those of the demo, for the test of relevance.

Each has what makes searching hard: a word that others have too, a compound, a number, a
name, a word that lies inside another.
"""

# Slug, title, summary, text.
PAGES = [
    (
        "vaskeri",
        "Vaskeri",
        "Book en vasketid, og se, hvad en vask koster.",
        (
            "Vaskeriet i kælderen under Birkevej 12 er åbent fra klokken 7 til 21. Du"
            " booker på tavlen ved døren eller i appen. En vask koster 14 kroner og"
            " trækkes over huslejen."
        ),
    ),
    (
        "beboerraadgivning",
        "Beboerrådgivning",
        "Tal fortroligt med Fatima om det, der er svært.",
        (
            "Fatima El-Sayed lytter og hjælper dig videre. Ring på 21 43 65 87, eller kom"
            " uden aftale mandag mellem 13 og 15 i beboerhuset."
        ),
    ),
    (
        "husdyr",
        "Husdyr",
        "Du må have én kat eller én hund, når du har fået lov.",
        (
            "Søg om tilladelse, før du henter dyret. Hunden skal være i snor i gården, og"
            " katten skal være chippet."
        ),
    ),
    (
        "opsigelse",
        "Opsigelse af din lejlighed",
        "Du har tre måneders opsigelse, når du flytter.",
        (
            "Du siger lejligheden op skriftligt. Når du flytter ud, er der syn, og"
            " nøglerne skal afleveres. Indskuddet får du tilbage, når regningen for"
            " istandsættelse er trukket fra."
        ),
    ),
    (
        "naar-vandroeret-er-sprunget",
        "Når vandrøret er sprunget",
        "Luk for vandet, og ring til vagten.",
        (
            "Er et rør sprunget, eller er der sprunget en sikring, så ring til vagten hele"
            " døgnet. Et sprunget rør kan koste dyrt."
        ),
    ),
    (
        "ungdomsklubben",
        "Klub 2670",
        "Et sted at være for de unge om aftenen.",
        (
            "Klubben er for unge fra 13 til 17 år. Her er bordtennis, musik og voksne, der"
            " har tid. Kom forbi tirsdag og torsdag."
        ),
    ),
    (
        "nabostoej",
        "Støj fra naboen",
        "Sådan gør du, når der er larm om natten.",
        (
            "Tal med din nabo først. Hjælper det ikke, kan du klage skriftligt over larm og"
            " musik til afdelingsbestyrelsen. Konfliktmægling er gratis."
        ),
    ),
    (
        "affald",
        "Affald og storskrald",
        "Her skal du af med madaffald, pap og den gamle sofa.",
        (
            "Storskrald hentes den første mandag i måneden. Sæt den gamle sofa ved skuret."
            " Glas, pap og madaffald har hver sin beholder."
        ),
    ),
    (
        "skimmelsvamp",
        "Fugt og skimmelsvamp",
        "Luft ud, og sig til, når væggen er sort.",
        (
            "Skimmel kommer af fugt. Luft ud tre gange om dagen, og tag et billede, som du"
            " sender til driften. Vi kommer og måler."
        ),
    ),
    (
        "parkering",
        "Parkering",
        "Du skal have en parkeringslicens til din bil.",
        (
            "Licensen er gratis til den første bil. Gæster kan parkere i tre timer. En"
            " elbil kan lades ved Birkevej."
        ),
    ),
    (
        "aarsregnskab",
        "Årsregnskab",
        "Regnskab og budget for afdelingen.",
        (
            "Afdelingsmødet godkender regnskabet hvert år i september. Spørgsmål besvares"
            " af Åse Ærø på kontoret."
        ),
    ),
    (
        "leje-af-faelleshus",
        "Lej fælleshuset",
        "Hold fødselsdag eller konfirmation i fælleshuset.",
        (
            "Fælleshuset har plads til 60. Det koster 900 kroner, og du betaler et"
            " depositum. Nøglen henter du hos Jørgen Sørensen."
        ),
    ),
    (
        "boligstoette",
        "Boligstøtte",
        "Søg hjælp til huslejen hos Udbetaling Danmark.",
        (
            "Du søger på borger.dk med MitID. Vi hjælper dig gerne med ansøgningen, hvis du"
            " tager lejekontrakten med."
        ),
    ),
    (
        "noegler-og-laase",
        "Nøgler og låse",
        "Har du låst dig ude, eller er nøglen væk?",
        (
            "Ring til en låsesmed, hvis du har låst dig ude. En ny nøgle bestiller du hos"
            " driften; den koster 250 kroner."
        ),
    ),
]
