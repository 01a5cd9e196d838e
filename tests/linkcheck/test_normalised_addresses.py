"""One spelling for each address, and none that means two things."""

from urllib.parse import quote, unquote_to_bytes

import pytest
from ada_url import URL
from django.core.exceptions import ValidationError
from hypothesis import assume, example, given
from hypothesis import strategies as st

from linkcheck.addresses import MAX_LENGTH, host_of, normalise_address

HOSTS = st.sampled_from(
    ["egeby.example", "www.rødgrød.dk", "straße.de", "192.0.2.7", "[2001:db8::1]"]
)
PATHS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\\"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://egeby.example", "https://egeby.example/"),
        ("HTTPS://EGEBY.Example/Lån", "https://egeby.example/L%C3%A5n"),
        ("https://egeby.example:443/", "https://egeby.example/"),
        ("http://egeby.example:80/", "http://egeby.example/"),
        ("http://egeby.example:8080/", "http://egeby.example:8080/"),
        ("https://egeby.example./", "https://egeby.example/"),
        ("https://egeby.example../a", "https://egeby.example/a"),
        ("  https://egeby.example/\n", "https://egeby.example/"),
        ("https://rødgrød.dk/", "https://xn--rdgrd-vuad.dk/"),
        ("https://RØDGRØD.dk/", "https://xn--rdgrd-vuad.dk/"),
        # Non-transitional: the German sharp s is a letter of its own.
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://egeby.example/%7Ejane", "https://egeby.example/~jane"),
        ("https://egeby.example/a%2fb", "https://egeby.example/a%2Fb"),
        ("https://egeby.example/%c3%a5", "https://egeby.example/%C3%A5"),
        ("https://egeby.example/a/../b/./c", "https://egeby.example/b/c"),
        ("https://egeby.example/a/%2e%2E/b", "https://egeby.example/b"),
        # A percent sign that encodes nothing leaves the rest as it is.
        ("https://egeby.example/%%34%31", "https://egeby.example/%%34%31"),
        ("https://egeby.example/100%", "https://egeby.example/100%"),
        (
            "https://egeby.example/?q=b%c3%b8rn#Om",
            "https://egeby.example/?q=b%C3%B8rn#Om",
        ),
        ("https:egeby.example", "https://egeby.example/"),
        ("https://0x7f.1/", "https://127.0.0.1/"),
        ("https://2130706433/", "https://127.0.0.1/"),
    ],
)
def test_an_address_is_stored_in_one_spelling(typed, stored):
    assert normalise_address(typed) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://egeby.example\\@evil.example/", "ambiguous"),
        ("https://egeby.example/a\\b", "ambiguous"),
        ("https://egeby.example/a\tb", "ambiguous"),
        ("java\nscript:alert(1)", "ambiguous"),
        ("https://egeby.example/\x00", "ambiguous"),
        ("https://jane@egeby.example/", "credentials"),
        ("https://jane:hemmelig@egeby.example/", "credentials"),
        ("https://egeby.example@evil.example/", "credentials"),
        ("javascript:alert(1)", "scheme"),
        ("JavaScript:alert(1)", "scheme"),
        ("data:text/html,hej", "scheme"),
        ("mailto:jane@solgavlen.example", "mail"),
        ("jane@solgavlen.example", "mail"),
        (" Jane@Solgavlen.example ", "mail"),
        ("tel:+4512345601", "telephone"),
        ("+45 12 34 56 01", "telephone"),
        ("12.34.56.01", "telephone"),
        ("tlf. 12345601", "telephone"),
        ("112", "telephone"),
        ("rapport 2014.pdf", "file"),
        ("/boligsocial-indsats/", "own_page"),
        ("ftp://egeby.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("blob:https://egeby.example/1", "scheme"),
        ("", "unparsable"),
        ("egeby", "unparsable"),
        ("Se kommunens side", "unparsable"),
        ("#kontakt", "unparsable"),
        ("?q=lån", "unparsable"),
        ("../lån", "unparsable"),
        ("https://", "unparsable"),
        ("https://egeby example/", "unparsable"),
        ("https://256.256.256.256/", "unparsable"),
        ("https://egeby.example/" + "å" * MAX_LENGTH, "too_long"),
    ],
)
def test_an_address_that_is_not_plainly_of_the_web_is_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        normalise_address(typed)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "host",
    [
        "a..dk",
        ".egeby.dk",
        "a" * 64 + ".dk",
        "a.dk." * 60 + "dk",
        "-egeby.dk",
        "egeby-.dk",
        "bolig.-egeby.dk",
        "egeby",
        "localhost",
        "egeby.d1",
        "egeby.d",
        "egeby.dk-",
        "*.egeby.dk",
        "ege,by.dk",
        "ege$by.dk",
        "xn--a.dk",
        "xn--.dk",
        "eg%2Ceby.dk",
    ],
)
@pytest.mark.parametrize("scheme", ["http://", "https://"])
def test_a_host_that_cannot_exist_is_refused(scheme, host):
    with pytest.raises(ValidationError) as refusal:
        normalise_address(f"{scheme}{host}/")

    assert refusal.value.code == "host"
    (message,) = refusal.value.messages
    assert len(message) < 300


@pytest.mark.parametrize(
    "host",
    [
        "a" * 63 + ".dk",
        "under_streg.dk",
        "_dmarc.egeby.dk",
        "r3---sn-5hne6n7z.egeby.dk",
        "4.dk",
        "123.egeby.dk",
        "xn--wgv71a119e.jp",
        "xn--fiqs8s.xn--fiqs8s",
        "192.0.2.7",
        "[2001:db8::1]",
    ],
)
def test_a_host_that_can_exist_is_taken(host):
    assert normalise_address(f"https://{host}/") == f"https://{host}/"


@pytest.mark.parametrize("port", ["0", "00", "65536", "99999", "123456789"])
def test_a_port_that_cannot_exist_is_refused(port):
    with pytest.raises(ValidationError) as refusal:
        normalise_address(f"http://egeby.example:{port}/")

    assert refusal.value.code == "port"


@pytest.mark.parametrize("port", ["1", "8080", "65535"])
def test_every_other_port_is_taken(port):
    address = f"http://egeby.example:{port}/"

    assert normalise_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "egeby.example/lån",
        "EGEBY.example/lån",
        "//egeby.example/lån",
        "https:/egeby.example/lån",
        "https:egeby.example/lån",
        "https:///egeby.example/lån",
        "https//egeby.example/lån",
        "https://https://egeby.example/lån",
        "http://https//egeby.example/lån",
        "https:://egeby.example/lån",
        "https;//egeby.example/lån",
        "https.//egeby.example/lån",
        "https//:egeby.example/lån",
        "https ://egeby.example/lån",
        "htps://egeby.example/lån",
        "htttps://egeby.example/lån",
        "httsp://egeby.example/lån",
        "ttps://egeby.example/lån",
        "HTPPS://egeby.example/lån",
        "<https://egeby.example/lån>",
        "<URL:https://egeby.example/lån>",
        "”https://egeby.example/lån”",
        "\ufeffhttps://egeby.example/lån\u200b",
        "https://ege\u00adby.example/l\u200eån\u2060",
        "\u00a0https://egeby.example/lån\u2003",
    ],
)
def test_what_is_certain_is_completed(typed):
    assert normalise_address(typed) == "https://egeby.example/l%C3%A5n"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("www.youtube.com/watch?v=a1", "https://www.youtube.com/watch?v=a1"),
        ("youtube.com/x", "https://youtube.com/x"),
        ("rødgrød.dk", "https://xn--rdgrd-vuad.dk/"),
        ("egeby.example:8080/x", "https://egeby.example:8080/x"),
        ("http//egeby.example", "http://egeby.example/"),
        ("htp://egeby.example", "http://egeby.example/"),
        # What stands further on is not for us to put right.
        (
            "web.archive.org/web/2010/http://egeby.example/",
            "https://web.archive.org/web/2010/http://egeby.example/",
        ),
        (
            "https://egeby.example/?til=https://solgavlen.example/",
            "https://egeby.example/?til=https://solgavlen.example/",
        ),
    ],
)
def test_only_the_beginning_is_completed(typed, stored):
    assert normalise_address(typed) == stored


def test_a_joiner_that_is_part_of_the_spelling_stays():
    typed = "https://fa.wikipedia.org/wiki/می\u200cخواهم"

    assert "%E2%80%8C" in normalise_address(typed)
    assert "%E2%80%8C" not in normalise_address("https://egeby.example/l\u200can")


@pytest.mark.parametrize("typed", ["www..dk", "www.-egeby.dk"])
def test_what_is_wrong_with_a_name_is_said_also_without_a_scheme(typed):
    with pytest.raises(ValidationError) as refusal:
        normalise_address(typed)

    assert refusal.value.code == "host"


def test_a_password_is_not_repeated_in_the_message():
    with pytest.raises(ValidationError) as refusal:
        normalise_address("https://jane:hemmelig@egeby.example/")
    assert "hemmelig" not in str(refusal.value)


@given(st.sampled_from(["http", "https", "HTTPS"]), HOSTS, PATHS)
@example("https", "egeby.example", "%%34%31")
@example("https", "egeby.example", "%25%34%31")
@example("https", "egeby.example", "%2")
def test_normalising_again_changes_nothing(scheme, host, path):
    try:
        once = normalise_address(f"{scheme}://{host}/{path}")
    except ValidationError:
        assume(False)
    assert normalise_address(once) == once


@given(st.text(max_size=60))
@example("https://./")
@example("https://../")
@example("\ud800")
def test_whatever_is_typed_is_refused_or_becomes_a_web_address(text):
    try:
        address = normalise_address(text)
    except ValidationError:
        return
    url = URL(address)
    assert url.protocol in ("http:", "https:")
    assert url.hostname.strip(".")
    assert not url.username
    assert not url.password
    assert "\\" not in address
    assert address.isascii()


@given(HOSTS, st.text("abcæøå ~-._", max_size=20), st.booleans(), st.booleans())
def test_equivalent_spellings_have_one_key(host, path, quoted, upper):
    plain = f"https://{host}/{path.strip()}"
    other = f"https://{host}:443/{quote(path.strip()) if quoted else path.strip()}"
    if upper:
        other = other.replace(host, host.upper().replace("ẞ", "ß").replace("SS", "ß"))
    assert normalise_address(plain) == normalise_address(other)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30))
def test_an_address_still_leads_to_the_same_place(path):
    """Percent-decoded, the stored path is what the typed one was."""
    assume("\\" not in path)
    typed = f"https://egeby.example/?{path}"
    before, after = URL(typed), URL(normalise_address(typed))
    assert unquote_to_bytes(before.search) == unquote_to_bytes(after.search)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.egeby.example/a", "egeby.example"),
        ("https://xn--rdgrd-vuad.dk/", "rødgrød.dk"),
        ("https://xn--strae-oqa.de/", "xn--strae-oqa.de"),
        ("https://192.0.2.7/", "192.0.2.7"),
        # What an import may have left.
        ("https://[::1", ""),
        ("egeby", ""),
    ],
)
def test_a_host_is_read_as_people_write_it(address, host):
    assert host_of(address) == host
