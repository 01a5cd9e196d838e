"""A resident says that a link does not work."""

import datetime
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from links.models import LinkHealth, LinkTally, Report
from links.reports.forms import UNKNOWN
from links.reports.guarded import _signer
from links.runs.tasks import check_link
from tests.factories import (
    DocumentFactory,
    LinkFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    home_page,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

ENTRY = ".report-entry a"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _settings(settings):
    settings.LINK_REPORT_LIMITS = {"visitor": 100, "page": 100}


def page_with(*links, text="", **fields):
    """Return a public page with links in a list, and a text before it."""
    body = []
    if text:
        body.append(("text", {"title": "Hvad er det?", "text": text}))
    if links:
        body.append(("link_list", {"title": "Læs mere", "links": list(links)}))
    return publish(StandardPageFactory(body=body, **fields))


def form_of(page) -> str:
    return f"{reverse('report_link')}?{urlencode({'side': page.pk})}"


def token(page, age=datetime.timedelta(minutes=1)) -> str:
    """Return what says that the form was opened `age` ago."""
    signed_at = timezone.now() - age
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.signing.time.time", signed_at.timestamp)
        return _signer.sign(str(page.pk))


def send(client, page, link=UNKNOWN, comment="", **fields):
    """Send the form as a browser does that opened it a minute ago."""
    headers = fields.pop("headers", {"origin": "http://testserver"})
    data = {"link": link, "comment": comment, "website": "", "opened": token(page)}
    return client.post(
        form_of(page),
        urlencode(data | fields),
        content_type="application/x-www-form-urlencoded",
        headers=headers,
    )


def key_of(link) -> str:
    return f"link-{link.pk}"


def errors_in(response) -> list[str]:
    return [words(item) for item in parse(response).select("[autofocus] li")]


def notice_in(response) -> str:
    return words(one(parse(response), "[autofocus]"))


class TestEntry:
    def test_stands_on_a_page_with_a_list_of_links(self, client):
        page = page_with(LinkFactory())
        entry = one(parse(client.get(page.url)), ENTRY)
        assert entry["href"] == form_of(page)
        assert words(entry) == "Virker et link ikke?"

    @pytest.mark.parametrize(
        "text",
        [
            '<p><a href="https://egeby.example/">Egeby</a></p>',
            "<p>{link}</p>",
            "<p>{page}</p>",
            "<p>{document}</p>",
        ],
    )
    def test_stands_on_a_page_with_a_link_in_a_text(self, client, text):
        targets = {
            "link": rich_text_link(LinkFactory(), "her bor vi"),
            "page": rich_text_link(StandardPageFactory(), "om os"),
            "document": rich_text_link(DocumentFactory(), "husordenen"),
        }
        page = page_with(text=text.format(**targets))
        assert parse(client.get(page.url)).select(ENTRY)

    def test_stands_on_a_page_with_a_button(self, client):
        button = {"label": "Tilmeld dig", "link": LinkFactory(), "text": ""}
        page = publish(StandardPageFactory(body=[("call_to_action", button)]))
        assert parse(client.get(page.url)).select(ENTRY)

    def test_does_not_stand_on_a_page_without_links(self, client):
        page = page_with(text="<p>Vi mødes på <b>torvet</b>.</p>")
        assert not parse(client.get(page.url)).select(ENTRY)

    def test_does_not_stand_where_all_links_are_gone(self, client):
        page = page_with(LinkFactory(flagged=True))
        assert not parse(client.get(page.url)).select(ENTRY)

    def test_stands_where_a_copy_is_left(self, client):
        gone = LinkFactory(flagged=True, archive_url="https://arkiv.example/1")
        assert parse(client.get(page_with(gone).url)).select(ENTRY)

    def test_costs_the_page_no_query(self, client):
        SiteSettingsFactory()
        text = '<p><a href="https://egeby.example/">Egeby</a></p>'
        with_links = page_with(text=text + rich_text_link(LinkFactory(), "bo"))
        flagged = LinkFactory(flagged=True)
        without = page_with(text=rich_text_link(flagged, "bo"))
        assert len(queries_of(client, with_links.url)) == len(
            queries_of(client, without.url)
        )


class TestForm:
    def choices(self, response) -> dict[str, str]:
        return {
            choice.input["value"]: words(choice)
            for choice in parse(response).select("label.choice")
        }

    def test_offers_the_links_in_the_order_of_the_page_each_once(self, client):
        first, second = LinkFactory(title="Første"), LinkFactory(title="Anden")
        text = f"<p>{rich_text_link(second, 'sådan her')}</p>"
        page = page_with(first, second, text=text)
        choices = self.choices(client.get(form_of(page)))
        assert list(choices) == [key_of(second), key_of(first), UNKNOWN]
        assert choices[key_of(first)] == "Første Artikel, Egeby Kommune"
        assert "På siden står der ”sådan her”" in choices[key_of(second)]

    def test_offers_what_was_typed_and_copies_of_what_is_gone(self, client):
        instead = LinkFactory(title="Den nye")
        gone = LinkFactory(
            title="Den gamle",
            flagged=True,
            archive_url="https://arkiv.example/1",
            replacement=instead,
        )
        text = '<p><a href="https://egeby.example/a?b=1">Egeby &amp; omegn</a></p>'
        page = page_with(gone, text=text)
        labels = list(self.choices(client.get(form_of(page))).values())
        assert labels[0] == "Egeby & omegn egeby.example"
        assert labels[1] == "Den gamle: Se en arkiveret kopi"
        assert labels[2].startswith("Den nye")
        assert len(labels) == 4

    def test_calls_a_button_what_the_page_calls_it(self, client):
        link = LinkFactory(title="Lektiehjælp")
        button = {"label": "Tilmeld dig", "link": link, "text": ""}
        page = publish(StandardPageFactory(body=[("call_to_action", button)]))
        choices = self.choices(client.get(form_of(page)))
        assert "”Tilmeld dig”" in choices[key_of(link)]

    def test_calls_a_choice_of_the_front_page_what_it_says_there(self, client):
        link = LinkFactory(title="Egeby Kommune: Borgerservice")
        page = home_page()
        page.summary = "Hvad kan vi hjælpe med?"
        page.tasks = [("task", {"title": "Skift læge", "link": link})]
        choices = self.choices(client.get(form_of(publish(page))))
        assert "”Skift læge”" in choices[key_of(link)]

    def test_leaves_out_what_readers_cannot_press(self, client):
        gone, there = LinkFactory(flagged=True), LinkFactory()
        hidden = LinkFactory(url=None, target_page=StandardPageFactory(live=False))
        page = page_with(gone, there, hidden)
        assert list(self.choices(client.get(form_of(page)))) == [key_of(there), UNKNOWN]

    def test_costs_the_same_with_2_and_100_links(self, client):
        few = page_with(*LinkFactory.create_batch(2))
        many = page_with(*LinkFactory.create_batch(100))
        counts = [len(queries_of(client, form_of(page))) for page in (few, many)]
        assert counts[0] == counts[1] <= 10

    def test_is_for_nobody_to_find_and_sets_no_cookie(self, client):
        response = client.get(form_of(page_with(LinkFactory())))
        assert response["X-Robots-Tag"] == "noindex"
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
        assert one(parse(response), "meta[name=robots]")["content"] == "noindex"

    def test_leads_back_to_the_page(self, client):
        page = page_with(LinkFactory())
        trail = parse(client.get(form_of(page))).select(".breadcrumb a")
        assert trail[-1]["href"] == page.url

    def test_labels_and_refers_to_what_is_there(self, client):
        page = page_with(LinkFactory())
        document = parse(send(client, page, link="", comment="a" * 501))
        ids = [element["id"] for element in document.select("[id]")]
        assert len(ids) == len(set(ids))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for element in document.select(f"[{attribute}]"):
                assert set(element[attribute].split()) <= set(ids), element
        for link in document.select('main a[href^="#"]'):
            assert link["href"][1:] in ids

    @pytest.mark.parametrize("number", ["", "0", "999999", "x", "1' OR 1", "9" * 30])
    def test_of_a_page_that_is_not_there_says_so(self, client, number):
        response = client.get(f"{reverse('report_link')}?side={number}")
        assert response.status_code == 404
        assert words(one(parse(response), "h1")) == "Siden findes ikke længere"

    def test_of_a_draft_or_a_private_page_is_shown_to_nobody_who_may_not(self, client):
        draft = StandardPageFactory(live=False)
        private = page_with(LinkFactory(title="Hemmeligt referat"))
        restriction = PageViewRestriction.objects.create(
            page=private, restriction_type="password", password="nøgle"
        )
        for page in (draft, private):
            response = client.get(form_of(page))
            assert response.status_code == 404
            assert "Hemmeligt" not in response.content.decode()
        session = client.session
        session["passed_page_view_restrictions"] = [restriction.pk]
        session.save()
        client.cookies["sessionid"] = session.session_key
        assert client.get(form_of(private)).status_code == 200

    def test_takes_no_other_method(self, client):
        assert client.put(form_of(page_with(LinkFactory()))).status_code == 405


class TestReport:
    def test_is_kept_and_thanked_for(self, client):
        link = LinkFactory()
        page = page_with(link)
        sent = send(client, page, key_of(link), "Der stod 404")
        assert sent.status_code == 302
        thanks = client.get(sent["Location"])
        assert words(one(parse(thanks), "h1")) == "Tak for din besked"
        assert one(parse(thanks), "main a.button")["href"] == page.url
        assert thanks["X-Robots-Tag"] == "noindex"
        kept = Report.objects.get()
        assert (kept.page_id, kept.link, kept.comment) == (
            page.pk,
            link,
            "Der stod 404",
        )
        assert kept.is_open

    def test_sets_no_cookie(self, client):
        link = LinkFactory()
        sent = send(client, page_with(link), key_of(link))
        client.get(sent["Location"])
        assert not client.cookies

    def test_needs_no_token_of_djangos(self):
        link = LinkFactory()
        strict = Client(enforce_csrf_checks=True)
        assert send(strict, page_with(link), key_of(link)).status_code == 302

    def test_need_not_say_which_link(self, client):
        page = page_with(LinkFactory())
        assert send(client, page, UNKNOWN).status_code == 302
        assert Report.objects.get().link is None

    def test_of_a_typed_address_keeps_the_address(self, client):
        text = '<p><a href="https://egeby.example/a">Egeby</a></p>'
        page = page_with(text=text)
        form = parse(client.get(form_of(page)))
        key = form.select("input[type=radio]")[0]["value"]
        send(client, page, key)
        kept = Report.objects.get()
        assert (kept.link, kept.address) == (None, "https://egeby.example/a")

    def test_of_a_typed_address_that_the_register_knows_is_about_that_link(
        self, client
    ):
        link = LinkFactory(url="https://egeby.example/a")
        page = page_with(text='<p><a href="https://egeby.example/a">Egeby</a></p>')
        send(client, page, key_of(link))
        assert Report.objects.get().link == link

    def test_has_the_link_checked_and_counted(self, client):
        link = LinkFactory()
        later = timezone.now() + 10 * HOUR
        LinkHealth.objects.update(checked_at=later - 20 * HOUR, next_check_at=later)
        page = page_with(link)
        check_link.get_backend().clear()
        for _ in range(3):
            send(client, page, key_of(link))
        assert LinkHealth.objects.get().next_check_at <= timezone.now()
        assert [task.args for task in check_link.get_backend().results] == [[link.pk]]
        assert LinkTally.objects.get(link=link).open_reports == 3

    def test_says_nothing_of_who_made_it(self, client):
        link = LinkFactory()
        send(
            client,
            page_with(link),
            key_of(link),
            "Skriv til åse@egeby.example eller ring 12 34 56 78, cpr 010203-1234",
        )
        comment = Report.objects.get().comment
        assert comment == "Skriv til [fjernet] eller ring [fjernet], cpr [fjernet]"

    def test_with_the_field_that_nobody_sees_is_thanked_for_and_forgotten(self, client):
        link = LinkFactory()
        sent = send(
            client, page_with(link), key_of(link), website="https://køb.example"
        )
        assert sent.status_code == 302
        assert not Report.objects.exists()


class TestMistake:
    def test_is_named_and_nothing_that_was_typed_is_lost(self, client):
        page = page_with(LinkFactory())
        response = send(client, page, "", "Der kom et login")
        [error] = errors_in(response)
        assert error.startswith("Vælg det link, der ikke virker.")
        document = parse(response)
        assert one(document, "textarea").get_text() == "Der kom et login"
        assert one(document, "title").get_text().startswith("Der mangler noget:")
        assert one(document, "fieldset")["aria-describedby"] == "_report-link-error"
        assert not Report.objects.exists()

    def test_of_writing_too_much_keeps_the_choice(self, client):
        link = LinkFactory()
        response = send(client, page_with(link), key_of(link), "å" * 501)
        assert errors_in(response) == ["Du har skrevet 501 tegn. Der er plads til 500."]
        chosen = one(parse(response), "input[checked]")
        assert chosen["value"] == key_of(link)

    def test_five_hundred_characters_fit_whatever_the_line_breaks(self, client):
        page = page_with(LinkFactory())
        sent = send(client, page, UNKNOWN, "å\r\n" * 250)
        assert sent.status_code == 302

    def test_of_choosing_a_link_that_is_not_there_any_longer(self, client):
        gone, elsewhere = LinkFactory(flagged=True), LinkFactory()
        page = page_with(LinkFactory(), gone)
        for link in (gone, elsewhere):
            [error] = errors_in(send(client, page, key_of(link), "Tekst"))
            assert error.startswith("Linket står ikke længere på siden.")

    def test_sending_a_whole_book_is_refused_unread(self, client):
        page = page_with(LinkFactory())
        response = send(client, page, UNKNOWN, "a" * 100_000)
        assert response.status_code == 413
        assert "Skriv det kortere" in notice_in(response)

    def test_a_page_that_has_gone_in_the_meantime_is_told_of(self, client):
        page = page_with(LinkFactory())
        page.unpublish()
        assert send(client, page).status_code == 404

    @pytest.mark.parametrize("opened", ["", "1:2:3", "x" * 5000])
    def test_a_form_that_is_not_ours_is_to_be_sent_again(self, client, opened):
        link = LinkFactory()
        page = page_with(link)
        response = send(client, page, key_of(link), "Tekst", opened=opened)
        assert errors_in(response)
        assert one(parse(response), "input[checked]")["value"] == key_of(link)

    def test_a_form_sent_at_once_or_after_a_day_is_to_be_sent_again(self, client):
        page = page_with(LinkFactory())
        fast = send(client, page, opened=token(page, datetime.timedelta(seconds=0)))
        assert errors_in(fast) == [
            "Det gik meget hurtigt. Tryk på knappen en gang til."
        ]
        slow = send(client, page, opened=token(page, 25 * HOUR))
        assert errors_in(slow) == [
            "Siden har været åben længe. Tryk på knappen en gang til."
        ]
        assert not Report.objects.exists()

    def test_a_token_holds_for_its_own_page_alone(self, client):
        page, other = page_with(LinkFactory()), page_with(LinkFactory())
        assert errors_in(send(client, page, opened=token(other)))

    @pytest.mark.parametrize(
        "headers",
        [
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"origin": "https://svindel.example"},
            {"origin": "null"},
            {"referer": "https://svindel.example/testserver"},
        ],
    )
    def test_a_form_on_another_site_is_refused_with_what_was_typed(
        self, client, headers
    ):
        page = page_with(LinkFactory())
        response = send(client, page, comment="Tekst", headers=headers)
        assert response.status_code == 403
        assert one(parse(response), "textarea").get_text() == "Tekst"
        assert not Report.objects.exists()

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
            {"referer": "http://testserver/linkfejl/"},
        ],
    )
    def test_browsers_that_say_it_was_here_or_nothing_are_believed(
        self, client, headers
    ):
        page = page_with(LinkFactory())
        assert send(client, page, headers=headers).status_code == 302
