"""A resident reads a form, fills it in, mistakes, and is thanked; nothing gets lost."""

import datetime
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from forms.models import FormPicture, FormPlaces, Submission
from page_cache.marking import parameters_of
from tests.factories import FormPageFactory, publish
from tests.forms.conftest import (
    ANSWERS,
    HERE,
    SEND,
    THANKS,
    form_of,
    problems,
    send,
)
from tests.html import one, parse, words
from tests.mailers import mail_goes_to
from tests.media.sent import telling_exif
from tests.queries import queries_of
from tests.queues import task_backends

pytestmark = pytest.mark.django_db


def photo() -> SimpleUploadedFile:
    """Return a picture from a phone, which tells where it was taken."""
    output = BytesIO()
    Image.new("RGB", (40, 30), "firebrick").save(output, "JPEG", exif=telling_exif())
    return SimpleUploadedFile("revne.jpg", output.getvalue(), "image/jpeg")


def every_kind(**fields):
    questions = [
        ("line", {"label": "Dit navn", "autocomplete": "name", "is_required": True}),
        ("email", {"label": "E-mail", "is_required": False}),
        ("telephone", {"label": "Telefon", "is_required": False}),
        ("number", {"label": "Hvor mange kommer?", "is_required": True}),
        (
            "choice",
            {"label": "Hvad?", "is_required": True, "options": ["Lys", "Lås", "Vand"]},
        ),
        (
            "choices",
            {
                "label": "Hvornår?",
                "is_required": False,
                "options": ["Mandag", "Tirsdag"],
            },
        ),
        ("date", {"label": "Siden", "is_required": True}),
        ("tick", {"label": "Viceværten må låse sig ind", "is_required": True}),
        ("picture", {"label": "Et billede af det", "is_required": False}),
    ]
    return publish(FormPageFactory(title="Meld en fejl", questions=questions, **fields))


class TestPage:
    def test_is_the_same_for_everybody_and_costs_three_queries_at_most(
        self, client, page
    ):
        client.get(page.url)
        assert len(queries_of(client, page.url)) <= 3
        response = client.get(page.url)
        assert parameters_of(response) == frozenset()
        assert not response.cookies
        assert "csrf" not in response.content.decode()

    def test_says_what_it_is_used_for_and_for_how_long_beside_the_button(
        self, client, page
    ):
        form = form_of(client.get(page.url))
        assert "Vi bruger det, du skriver, til at svare dig." in words(form)
        assert "Vi sletter det efter tre måneder." in words(form)
        assert words(form.button) == "Send"

    def test_has_a_label_for_every_field_and_lets_the_browser_fill_in(
        self, client, page
    ):
        form = form_of(client.get(page.url))
        boxes = form.select("input:not([type=hidden]), textarea")
        labelled = {label["for"] for label in form.select("label")}
        assert {box["id"] for box in boxes} == labelled
        tokens = [box.get("autocomplete") for box in boxes if box.get("autocomplete")]
        assert tokens[:2] == ["name", "email"]


class TestSending:
    def test_keeps_the_answers_with_their_questions_and_tells_the_receivers(
        self, client, page
    ):
        response = send(client, page)
        kept = Submission.objects.get()
        assert response.status_code == 302
        assert response.url == f"{THANKS}?nr={kept.reference}"
        assert not response.cookies
        assert {told.label: told.words for told in kept.told} == ANSWERS
        assert kept.delete_on > timezone.localdate() + datetime.timedelta(days=88)
        [letter] = mail.outbox
        assert letter.to == ["soeren@egeby.example"]
        assert kept.reference in letter.subject
        # What it says stays here, where it is deleted in time.
        assert "passer ikke" not in letter.body
        assert f"/admin/forms/{kept.pk}/" in letter.body

        thanks = client.get(response.url)
        assert kept.reference in words(parse(thanks).main)
        assert "passer ikke" not in words(parse(thanks).main)
        assert thanks["X-Robots-Tag"] == "noindex"

    def test_twice_is_one_message_and_said_to_be(self, client, page):
        shown = client.get(page.url)
        first = send(client, page, shown=shown)
        again = send(client, page, shown=shown)
        assert Submission.objects.count() == 1
        assert len(mail.outbox) == 1
        assert again.url.startswith(first.url)
        assert "Du har sendt det samme to gange" in words(
            parse(client.get(again.url)).main
        )
        Submission.objects.update(
            created_at=timezone.now() - datetime.timedelta(hours=1)
        )
        send(client, page)
        assert Submission.objects.count() == 2

    def test_from_a_page_that_has_been_open_for_an_hour_or_a_week_is_taken(
        self, client, page, monkeypatch
    ):
        shown = client.get(page.url)
        later = timezone.now().timestamp() + 7 * 24 * 3600
        monkeypatch.setattr("django.core.signing.time.time", lambda: later)
        assert send(client, page, shown=shown).status_code == 302

    def test_a_copy_comes_to_who_asks_without_addresses_of_other_sites(
        self, client, page
    ):
        said = {"Hvad vil du os?": "Se https://reklame.example/x nu"}
        for number in range(4):
            said["Dit navn"] = f"Åse {number}"
            response = send(client, page, ANSWERS | said, wants_copy="ja")
        copies = [letter for letter in mail.outbox if "aase@eksempel.dk" in letter.to]
        # No more of them go to one address in a day.
        assert len(copies) == 3
        assert "Se […] nu" in copies[0].body
        assert response.url.endswith("kopi=nej")
        assert "kunne ikke sende en kopi" in words(parse(client.get(response.url)).main)
        assert Submission.objects.count() == 4

    def test_puts_the_letter_in_the_queue_and_waits_for_no_mail_server(
        self, client, page, settings
    ):
        mail_goes_to("boligsocial.mail.queued.QueuedMail", settings)
        task_backends["background"].clear()
        assert send(client, page).status_code == 302
        assert mail.outbox == []
        [letter] = [result.args[0] for result in task_backends["background"].results]
        assert letter["to"] == ["soeren@egeby.example"]
        assert Submission.objects.get().reference in letter["subject"]

    def test_with_answers_in_the_mail_where_the_editor_wants_it(self, client, page):
        type(page).objects.update(mail_has_answers=True)
        send(client, page)
        [letter] = mail.outbox
        assert "Nøglen til vaskeriet passer ikke." in letter.body
        assert letter.reply_to == ["aase@eksempel.dk"]


class TestMistakes:
    def test_are_summed_up_at_the_top_with_the_way_to_each_and_lose_nothing(
        self, client, page
    ):
        answers = ANSWERS | {"Dit navn": "", "Din e-mailadresse": "aase"}
        response = send(client, page, answers)
        assert problems(response) == [
            "Skriv noget under ”Dit navn”.",
            "Skriv en e-mailadresse med et @, for eksempel anna@eksempel.dk.",
        ]
        document = parse(response)
        assert document.title.get_text().startswith("Der mangler noget:")
        for link in document.select(".form-problems li a"):
            box = one(document, link["href"])
            assert box["aria-invalid"] == "true"
            for told in box["aria-describedby"].split():
                assert one(document, f"#{told}")
        assert document.select_one(".form-problems").has_attr("autofocus")
        assert "Nøglen til vaskeriet" in words(form_of(response).textarea)
        assert not Submission.objects.exists()
        assert not response.cookies
        assert send(client, page, ANSWERS, shown=response).status_code == 302

    def test_of_every_kind_are_told_in_danish(self, client, db):
        page = every_kind()
        response = send(
            client,
            page,
            {"Telefon": "ring bare", "Hvor mange kommer?": "syv", "Siden": "i går"},
        )
        assert problems(response)[0] == "Skriv noget under ”Dit navn”."
        assert problems(response)[2:] == [
            "Skriv et tal med cifre.",
            "Vælg et svar under ”Hvad?”.",
            "Skriv dag, måned og år, for eksempel 24.12.2026.",
            "Sæt kryds ved ”Viceværten må låse sig ind”.",
        ]

    def test_do_not_cost_a_picture_which_is_stored_without_its_position(
        self, client, db
    ):
        page = every_kind()
        answers = {
            "Dit navn": "",
            "Hvor mange kommer?": "2,5",
            "Lås": "Lås",
            "Siden": "24/12/2025",
            "Viceværten må låse sig ind": "ja",
            "Et billede af det": photo(),
        }
        response = send(client, page, answers)
        assert problems(response) == ["Skriv noget under ”Dit navn”."]
        assert "Vi har dit billede: revne.jpg" in words(form_of(response))
        [kept] = FormPicture.objects.all()
        assert b"Exif" not in bytes(kept.content)
        del answers["Et billede af det"]
        response = send(client, page, answers | {"Dit navn": "Åse"}, shown=response)
        assert response.status_code == 302
        submission = Submission.objects.get()
        assert [told.words for told in submission.told][3:] == [
            "2,5",
            "Lås",
            "",
            "24.12.2025",
            "Ja",
            "revne.jpg",
        ]
        assert submission.pictures.get().token == kept.token
        submission.delete()
        assert not FormPicture.objects.exists()

    def test_of_length_say_how_much_there_is_room_for(self, client, page):
        long = "Bolig\r\n" * 2000
        response = send(client, page, ANSWERS | {"Hvad vil du os?": long})
        assert "Der er plads til 4000" in problems(response)[0]
        assert len(form_of(response).textarea.get_text()) > 4000

    def test_a_file_that_is_no_picture_is_refused_in_words(self, client, db):
        page = every_kind()
        file = SimpleUploadedFile("virus.jpg", b"MZ\0\0", "image/jpeg")
        response = send(client, page, {"Et billede af det": file})
        assert any("billede" in problem for problem in problems(response))
        assert not FormPicture.objects.exists()

    def test_of_the_token_of_another_form_bring_nobody_elses_picture(self, client, db):
        page, other = every_kind(), every_kind(slug="en-anden")
        response = send(client, other, {"Et billede af det": photo()})
        token = FormPicture.objects.get().token
        name = one(form_of(response), "input[type=file]")["name"]
        for names in (name, one(form_of(client.get(page.url)), "[type=file]")["name"]):
            response = send(client, page, {}, **{f"{names}-kept": token})
            assert "Vi har dit billede" not in words(form_of(response))


class TestPlaces:
    @pytest.fixture
    def page(self, page):
        type(page).objects.update(places=2)
        return page

    def test_are_counted_told_and_given_to_those_who_come_first(self, client, page):
        def told():
            return words(one(parse(client.get(page.url)), ".form-places"))

        assert told() == "2 pladser; 2 tilbage."
        titles = []
        for name in ("Åse", "Bo", "Çelik"):
            answers = ANSWERS | {"Dit navn": name}
            thanks = client.get(send(client, page, answers).url)
            titles.append(words(parse(thanks).h1))
        assert titles == ["Du har en plads", "Du har en plads", "Du står på venteliste"]
        assert "alle er optaget" in told()
        assert FormPlaces.objects.get().taken == 2
        waiting = Submission.objects.filter(is_waiting=True)
        assert [each.told[0].words for each in waiting] == ["Çelik"]

    def test_without_a_waiting_list_the_last_one_is_told_the_truth(self, client, page):
        type(page).objects.update(places=1, has_waiting_list=False)
        shown = client.get(page.url)
        send(client, page)
        response = send(client, page, ANSWERS | {"Dit navn": "Bo"}, shown=shown)
        assert response.status_code == 409
        assert "Alle pladser er optaget" in words(
            one(parse(response), ".form-problems")
        )
        assert not parse(client.get(page.url)).select(f'form[action^="{SEND}"]')
        assert Submission.objects.count() == 1


class TestSpam:
    @pytest.mark.parametrize(
        ("answers", "fields", "signs"),
        [
            ({}, {"website": "http://x.example"}, ["trap"]),
            ({"Hvad vil du os?": "www.a.dk www.b.dk https://c.dk"}, {}, ["addresses"]),
            ({"Hvad vil du os?": "[url=http://a.dk]køb[/url]"}, {}, ["markup"]),
        ],
    )
    def test_is_set_aside_and_thanked_for_and_mailed_to_nobody(
        self, client, page, answers, fields, signs
    ):
        response = send(client, page, ANSWERS | answers, wants_copy="ja", **fields)
        assert response.status_code == 302
        kept = Submission.objects.get()
        assert (kept.state, kept.signs) == ("spam", signs)
        assert kept.delete_on == timezone.localdate() + datetime.timedelta(days=14)
        assert mail.outbox == []

    def test_in_masses_is_set_aside_and_then_refused(self, client, page, settings):
        settings.FORM_LIMITS = {"visitor": 9, "messages": 1, "form": 2, "copies": 3}
        answered = [
            send(client, page, ANSWERS | {"Dit navn": f"Bo {n}"}) for n in range(3)
        ]
        assert [response.status_code for response in answered] == [302, 302, 429]
        assert list(Submission.objects.values_list("state", flat=True)) == [
            "spam",
            "new",
        ]
        assert "Prøv igen om en time" in words(
            one(parse(answered[2]), ".form-problems")
        )
        assert "Nøglen" in words(form_of(answered[2]).textarea)

    def test_from_one_visitor_has_an_end(self, client, page, settings):
        settings.FORM_LIMITS = settings.FORM_LIMITS | {"visitor": 1}
        assert send(client, page, {"Dit navn": ""}).status_code == 200
        assert send(client, page).status_code == 429

    def test_from_another_site_or_too_fast_is_shown_again(
        self, client, page, monkeypatch
    ):
        response = send(client, page, headers={"origin": "https://ond.example"})
        assert response.status_code == 403
        assert "Nøglen" in words(form_of(response).textarea)
        hour = datetime.timedelta(hours=1)
        monkeypatch.setattr("links.reports.guarded.SHORTEST_TIME", hour)
        assert "Tryk på knappen en gang til" in problems(send(client, page))[0]
        assert not Submission.objects.exists()


def test_a_form_that_is_gone_says_so(client, page):
    for address in (f"{SEND}?side=x", f"{SEND}?side=999999", f"{THANKS}?nr=%00"):
        assert client.get(address).status_code == 404
    action = form_of(client.get(page.url))["action"]
    assert client.get(action).url == page.url
    page.unpublish()
    response = client.post(action, {}, headers=HERE)
    assert response.status_code == 404
    assert "Formularen er her ikke" in words(parse(response).h1)
