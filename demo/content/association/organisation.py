"""The association itself, as every page shows it, and the themes of its work."""

PRIVACY_PAGE = "personoplysninger"

SETTINGS = {
    "organisation_name": "Boligforeningen Solgavlen",
    "street": "Solgavlsvej 2",
    "postcode_and_city": "9999 Egeby",
    "phone": "12 34 56 00",
    "email": "post@solgavlen.example",
    "opening_hours": "Mandag til onsdag kl. 9–14\nTorsdag kl. 9–17\nFredag kl. 9–12",
    "cvr": "12345678",
    "housing_search_title": "Søger du bolig?",
    "housing_search_link_text": "Se ledige boliger, og skriv dig op",
    "housing_search_url": "https://www.solgavlen.example/boligsoegning",
    "accessibility_phone": "12 34 56 06",
    "accessibility_email": "web@solgavlen.example",
}

DEPARTMENTS_LIE_IN = {"postcode": "9999", "town": "Egeby"}

EMERGENCY_NUMBERS = [
    {"number": "112", "when": "Ring ved brand, ulykke eller fare for liv."},
    {
        "name": "Døgnvagten",
        "number": "12 34 56 99",
        "when": "Ring ved vandskade.",
    },
]

THEMES = {
    "boern-og-unge": "Børn og unge",
    "naboskab-og-tryghed": "Naboskab og tryghed",
    "sundhed": "Sundhed",
    "oekonomi-og-hverdag": "Økonomi og hverdag",
    "job-og-uddannelse": "Job og uddannelse",
    "miljoe": "Miljø",
}
