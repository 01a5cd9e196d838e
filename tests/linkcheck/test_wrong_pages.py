"""Pages that answer as if all were well and are not what was asked for."""

import pytest

from linkcheck.codes import Family, Problem
from linkcheck.fetching.wrong_pages import is_login_page, is_not_found_page, is_parked
from tests.linkcheck.effort import takes_less
from tests.linkcheck.world import redirect, reply

DEEP = "http://www.egeby.dk/tilskud/ansøg"


def page(title: str, more: str = "") -> bytes:
    head = f'<html lang="da"><head><title>{title}</title>{more}</head>'
    return reply(body=f"{head}<body>Egeby</body></html>".encode())


@pytest.mark.parametrize(
    "title",
    [
        "404 – siden blev ikke fundet",
        "404",
        "Egeby Kommune | 404",
        "Fejl 404",
        "404-fejl",
        "HTTP 404",
        "410 Gone",
        "Siden findes ikke - Egeby Kommune",
        "Siden kan ikke findes",
        "Siden kunne ikke findes",
        "Siden eksisterer ikke længere",
        "Siden er slettet",
        "Side ikke fundet",
        "Vi kunne desværre ikke finde siden, du leder efter",
        "Siden du leder efter findes ikke",
        "Ups! Siden findes ikke",
        "404 Not Found",
        "Page not found | Egeby",
        "Oops, this page could not be found",
        "The page cannot be found",
        "Page doesn’t exist",
        "Page no longer available",
        "Error 404 (Not Found)!!1",
        "404 - File or directory not found.",
        "Sidan kunde inte hittas",
        "Sidan hittades inte | Malmö",
        "Sidan finns inte längre",
        "Sidan saknas",
        "Siden ble ikke funnet",
        "Fant ikke siden",
        "Fann ikkje sida",
        "Seite nicht gefunden",
        "Die Seite wurde nicht gefunden",
        "Fehler 404",
    ],
)
def test_a_title_that_says_there_is_no_such_page_is_believed(title):
    assert is_not_found_page(title, DEEP, redirected=False)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Lektiecaféer i Egeby",
        "Peugeot 404",
        "Buslinje 410",
        "410",
        "Nyt siden sidst",
        "Siden 1994",
        "Side om side",
        "Hvad gør jeg, hvis siden ikke findes på nettet?",
        "Hittegods: det, du ikke kan finde",
        "Gone",
        "Page",
        "Siden",
        "Fejl og mangler",
        "Dokumentation",
    ],
)
def test_another_title_is_not_mistaken_for_it(title):
    assert not is_not_found_page(title, DEEP, redirected=True)


@pytest.mark.parametrize(
    "final_url",
    [
        "https://www.egeby.dk/404",
        "https://www.egeby.dk/404.html",
        "https://www.egeby.dk/fejl/404/",
        "https://www.egeby.dk/da/error404.aspx",
        "https://www.egeby.dk/page-not-found",
        "https://www.egeby.dk/notfound.php",
        "https://www.egeby.dk/siden-findes-ikke",
        "https://www.egeby.dk/side-ikke-fundet",
        "https://www.egeby.dk/fejl.aspx?aspxerrorpath=/tilskud",
    ],
)
def test_a_redirect_to_a_page_of_errors_is_the_same(final_url):
    assert is_not_found_page("Egeby Kommune", final_url, redirected=True)
    assert not is_not_found_page("Egeby Kommune", final_url, redirected=False)


@pytest.mark.parametrize(
    ("final_url", "title"),
    [
        ("https://www.egeby.dk/login?ReturnUrl=%2Ftilskud", ""),
        ("https://www.egeby.dk/Account/LogOn", ""),
        ("https://www.egeby.dk/wp-login.php?redirect_to=x", ""),
        ("https://www.egeby.dk/log-ind", ""),
        ("https://www.egeby.dk/?ReturnUrl=%2Ftilskud", ""),
        ("https://login.egeby.dk/start?goto=x", ""),
        ("https://nemlog-in.mitid.dk/login.aspx", ""),
        ("https://www.mitid.dk/", ""),
        ("https://adfs.egeby.dk/adfs/ls/?wa=wsignin1.0&wtrealm=urn:x", ""),
        ("https://idp.egeby.dk/simplesaml/saml2/idp/SSOService.php?SAMLRequest=x", ""),
        ("https://login.microsoftonline.com/0a/oauth2/authorize?client_id=x", ""),
        ("https://accounts.google.com/ServiceLogin?continue=x", ""),
        ("https://www.linkedin.com/authwall?trk=x", ""),
        ("https://www.egeby.dk/velkommen", "Log ind med MitID | Egeby"),
        ("https://www.egeby.dk/velkommen", "Logga in"),
        ("https://www.egeby.dk/velkommen", "Sign in to your account"),
    ],
)
def test_a_redirect_to_where_people_sign_in_is_known(final_url, title):
    assert is_login_page(title, DEEP, final_url)


@pytest.mark.parametrize(
    ("address", "final_url", "title"),
    [
        # Whoever links to a sign-in page means it.
        ("https://egeby.dk/login", "https://egeby.dk/Account/Login?ReturnUrl=%2F", ""),
        ("https://www.mitid.dk/", "https://www.mitid.dk/kom-i-gang/", ""),
        ("http://egeby.dk/minside", "https://www.egeby.dk/minside/", "Log ind"),
        (DEEP, DEEP, "Log ind"),
        (DEEP, "https://www.egeby.dk/hjælp/log-ind-med-mitid", ""),
        (DEEP, "https://www.egeby.dk/nyt", "Sådan logger du ind på din side"),
        (DEEP, "https://id.egeby.dk/tilskud", ""),
        (DEEP, "https://www.egeby.dk/ny?from=old", ""),
    ],
)
def test_another_redirect_is_not_mistaken_for_it(address, final_url, title):
    assert not is_login_page(title, address, final_url)


@pytest.mark.parametrize(
    "title",
    [
        "egeby.dk is for sale",
        "egeby.dk er til salg",
        "Domænet egeby.dk er til salg",
        "Dette domæne er parkeret hos Webhotellet",
        "This domain is for sale! | Navne",
        "Domain for sale",
        "The domain name egeby.dk is for sale",
    ],
)
def test_a_name_that_somebody_sells_is_known_by_the_title(title):
    assert is_parked(title, b"", DEEP, DEEP)


@pytest.mark.parametrize(
    "title", ["Huset er til salg", "Til salg", "solgavlen.dk er til salg", "Parkering"]
)
def test_something_else_for_sale_is_not_mistaken_for_it(title):
    assert not is_parked(title, b"", DEEP, DEEP)


def test_a_name_that_somebody_sells_is_known_by_who_fills_the_page():
    script = (
        b'<script src="//img1.wsimg.com/parking-lander/static/js/main.js"></script>'
    )
    mention = b"<p>Om sedoparking.com og parkerede navne</p>"

    assert is_parked("egeby.dk", script, DEEP, DEEP)
    assert not is_parked("egeby.dk", mention, DEEP, DEEP)
    assert is_parked("", b"", DEEP, "https://www.hugedomains.com/domain_profile.cfm")
    assert not is_parked("", b"", "https://sedo.com/dk", "https://sedo.com/dk/")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (page("404 – siden blev ikke fundet"), Problem.SOFT_NOT_FOUND),
        (page("egeby.dk", '<script src="//x.bodis.com/a.js"></script>'), "parked"),
        (redirect(302, "/login?ReturnUrl=%2F"), Problem.LOGIN_PAGE),
        (redirect(301, "/login?ReturnUrl=%2F"), Problem.LOGIN_PAGE),
        (redirect(301, "/?ReturnUrl=%2Ftilskud"), Problem.LOGIN_PAGE),
        (redirect(301, "/404"), Problem.SOFT_NOT_FOUND),
    ],
)
def test_what_is_seen_is_unsure_and_never_a_move(world, answer, problem):
    for path in ("/", "/login", "/404"):
        world.serve(path, page("Egeby Kommune"))

    seen = world.check(world.serve("/tilskud/soeg", answer))

    if problem == "parked":
        problem = Problem.PARKED_DOMAIN
    assert (seen.problem, seen.family) == (problem, Family.UNSURE)
    assert (seen.http_status, seen.moved_to) == (200, "")


@pytest.mark.parametrize(
    "block", ["fejl ", "404 ", "ups ", "siden ", "log ind ", "a.b "]
)
def test_no_title_takes_long_to_read(block):
    title = (block * 300)[:300]

    def judge():
        is_not_found_page(title, DEEP, redirected=True)
        is_login_page(title, "http://egeby.dk/", DEEP)
        is_parked(title, b"", DEEP, DEEP)

    assert takes_less(judge, 0.2)
