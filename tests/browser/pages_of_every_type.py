"""Where to find every public page type, in each state that looks different."""

INITIATIVE = "/boligsocial-indsats/brandkadet/"
OVERVIEW = "/boligsocial-indsats/"
URGENT_HELP = "/faa-hjaelp-nu/"
DOCUMENTS = "/dokumenter/"
NEWS = "/nyt/"
DEPARTMENTS = "/afdelinger/"
DEPARTMENTS_ON_PLAN = f"{DEPARTMENTS}?vis=tegning"
DEPARTMENT = "/afdelinger/teglhaven/"

PAGES = {
    "home": "/",
    "overview": OVERVIEW,
    "overview of a theme": f"{OVERVIEW}?theme=boern-og-unge",
    "overview, choosing a department": f"{OVERVIEW}?choose=department",
    "overview, nothing that fits": f"{OVERVIEW}?q=xylofonorkester",
    "initiative": INITIATIVE,
    "initiative with links that are gone": f"{OVERVIEW}sociale-vicevaerter/",
    "initiative with steps and questions": f"{OVERVIEW}oekonomisk-raadgivning/",
    "initiative with a video": f"{OVERVIEW}rapskole/",
    "initiative with a picture": f"{OVERVIEW}miljoeambassadoerer/",
    "initiative with a button": f"{OVERVIEW}lektiecafe/",
    "overview of departments": DEPARTMENTS,
    "a department that was found": f"{DEPARTMENTS}?gade=Teglvej+4",
    "departments that may be meant": f"{DEPARTMENTS}?gade=Engdraget+99",
    "a department that is not there": f"{DEPARTMENTS}?gade=Paradisvej",
    "departments on their plan": DEPARTMENTS_ON_PLAN,
    "department": DEPARTMENT,
    "content page": "/om-os/",
    "urgent help": URGENT_HELP,
    "urgent help in a department": f"{URGENT_HELP}?afdeling=teglhaven",
    "documents": DOCUMENTS,
    "documents with a word": f"{DOCUMENTS}?q=vaskeri",
    "contact page": "/kontakt/",
    "list of notices": "/drift-og-varsler/",
    "accessibility statement": "/was/",
    "activities": "/aktiviteter/",
    "activities, nothing that fits": "/aktiviteter/?department=findes-ikke",
    "activity with a cancelled date": "/aktiviteter/faellesspisning/",
    "activity that takes place once": "/aktiviteter/moede-om-gaarden/",
    "news": NEWS,
    "piece of news": f"{NEWS}skoven-af-krukker/",
    "search, not begun": "/soeg/",
    "search with hits": "/soeg/?q=unge",
    "search narrowed to documents": "/soeg/?q=vaskeri&type=dokument",
    "search without hits": "/soeg/?q=xylofonorkester",
    "not found": "/findes-ikke/",
}
# The one page that has to set a cookie: its form is protected against forgery.
PASSWORD_PAGE = "/referater/"
