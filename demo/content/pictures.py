"""The drawings, each with what can be seen in it, for those who cannot see it."""

from demo.records import PictureRecord

PICTURES = {
    "gaard": PictureRecord(
        title="Gården",
        description=(
            "Tegning: En gård mellem røde og gule murstenshuse. En vicevært taler med "
            "en ældre kvinde, børn spiller fodbold, en far cykler med sit barn på "
            "ladcykel, og to kvinder drikker kaffe på en bænk."
        ),
    ),
    "opgang": PictureRecord(
        title="Opgangen",
        description=(
            "Tegning: Naboer mødes ved opslagstavlen i opgangen. En kvinde med "
            "indkøbspose hilser på et lille barn, som sidder på sin fars arm. En ældre "
            "mand og en kat er på vej ned ad trappen."
        ),
    ),
    "brandkadet": PictureRecord(
        title="Brandkadetter øver med slangen",
        description=(
            "Tegning: Tre unge i brandtøj og gule hjelme holder sammen en brandslange, "
            "så vandet sprøjter. En brandmand med hvid hjelm viser dem hvordan. Bag "
            "dem holder en rød brandbil."
        ),
    ),
    "social-vicevaert": PictureRecord(
        title="Den sociale vicevært på besøg",
        description=(
            "Tegning: En ældre kvinde og en social vicevært i grøn vest sidder ved et "
            "køkkenbord med kaffe og småkager og taler sammen."
        ),
    ),
    "lektiecafe": PictureRecord(
        title="Lektiecaféen",
        description=(
            "Tegning: Tre børn sidder ved et langt bord med bøger og en computer. En "
            "ældre mand med briller bøjer sig frem og hjælper et af dem."
        ),
    ),
    "fritidsjob": PictureRecord(
        title="Fritidsjob hos bageren",
        description=(
            "Tegning: En ung med rød kasket rækker en pose brød over disken til en "
            "ældre kunde. En bager kommer med en plade friske boller."
        ),
    ),
    "mentor": PictureRecord(
        title="Ung og mentor reparerer en cykel",
        description=(
            "Tegning: En ung kvinde med gul hue og en ældre mand reparerer en grøn "
            "cykel foran et gult hus. En kat kigger ud ad vinduet."
        ),
    ),
    "rapskole": PictureRecord(
        title="Øveaften på rapskolen",
        description=(
            "Tegning: En ung rapper står med mikrofon i hånden. En anden passer "
            "pladespilleren, og to venner følger rytmen mellem store højttalere."
        ),
    ),
    "sundhedscafe": PictureRecord(
        title="Gåtur med sundhedscaféen",
        description=(
            "Tegning: To kvinder og en ældre mand går tur på en sti i det grønne. "
            "En kvinde i forklæde står klar ved en bod med frugt og vand."
        ),
    ),
    "oekonomisk-raadgivning": PictureRecord(
        title="Samtale om økonomi",
        description=(
            "Tegning: En mand har en høj stak breve med til en rådgiver med rødt hår "
            "og briller. De sidder ved et bord med en lommeregner og ser på et af "
            "brevene sammen."
        ),
    ),
    "bydelsmoedre": PictureRecord(
        title="Bydelsmødrene holder møde",
        description=(
            "Tegning: Fem kvinder med gule tørklæder sidder om et rundt bord med te og "
            "småkager. De taler og ler."
        ),
    ),
    "miljoeambassadoer": PictureRecord(
        title="Miljøambassadører i gården",
        description=(
            "Tegning: En mand bærer en kasse med pap hen til beholderne, der har "
            "billeder af det affald, de er til. En kvinde planter blomster i en "
            "højkasse, og et barn vander."
        ),
    ),
    "person-1": PictureRecord(
        title="Yusuf Demir",
        description="Tegnet portræt af Yusuf Demir, der har skæg og grøn vest.",
    ),
    "person-2": PictureRecord(
        title="Birgitte Holm",
        description="Tegnet portræt af Birgitte Holm, der har gråt hår og briller.",
    ),
    "person-3": PictureRecord(
        title="Naomi Bertelsen",
        description="Tegnet portræt af Naomi Bertelsen, der har krøllet hår og grøn vest.",
    ),
    "person-4": PictureRecord(
        title="Jonas Vestergaard",
        description="Tegnet portræt af Jonas Vestergaard, der smiler og har hættetrøje på.",
    ),
    "egeby": PictureRecord(
        title="Egeby set fra oven",
        description=(
            "Tegning af Egeby set fra oven: Teglhaven mod nordvest, Lærkebo mod nord, "
            "Fjordblik ved havnen mod øst, Engparken syd for åen og Møllehusene ved "
            "møllen mod sydøst."
        ),
    ),
}
