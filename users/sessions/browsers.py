"""What a browser calls itself, in the words of those who use it."""

from django.utils.translation import gettext

# The first that is found counts: many name others, to be served as these are.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def browser_and_system(user_agent: str) -> tuple[str, str]:
    """Return the names that a User-Agent header stands for, "" for what is unknown."""
    return _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)


def in_words(browser: str, system: str) -> str:
    """Return a browser and the machine it is on as a person would name them."""
    if browser and system:
        names = {"browser": browser, "system": system}
        return gettext("%(browser)s on %(system)s") % names
    return browser or system or gettext("Unknown browser")


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in names if sign in user_agent), "")
