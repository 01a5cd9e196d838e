"""A form that came too late is shown to who sent it, and to nobody else."""

import pytest
from django.urls import reverse

from tests.html import one, parse_screen, words
from tests.staff import edit_url
from tests.users.sessions.conftest import (
    OWN,
    SUMMARY,
    sent_by,
    sign_in_anew,
    summary_of,
    written,
)

FOREIGN = [
    pytest.param({}, id="nothing said"),
    pytest.param({"Origin": "https://evil.example"}, id="foreign origin"),
    pytest.param({"Origin": "null"}, id="origin hidden"),
    pytest.param({"Origin": "http://testserver:81"}, id="another port"),
    pytest.param(OWN | {"Origin": "https://evil.example"}, id="contradiction"),
    pytest.param(OWN | {"Sec-Fetch-Site": "cross-site"}, id="cross-site"),
    pytest.param(OWN | {"Sec-Fetch-Site": "same-site"}, id="sister site"),
    pytest.param(OWN | {"Sec-Fetch-Site": "none"}, id="no page"),
    pytest.param(OWN | {"Sec-Fetch-Dest": "iframe"}, id="in a frame"),
    pytest.param(OWN | {"Sec-Fetch-Mode": "cors"}, id="by a script"),
    pytest.param(
        {"Origin": "http://testserver", "X-Requested-With": "XMLHttpRequest"},
        id="by an old script",
    ),
]


def post(client, url, data, headers=OWN):
    return client.post(url, data, headers=headers)


def hidden_fields(response) -> dict[str, str]:
    form = one(parse_screen(response), "main form")
    return {field["name"]: field["value"] for field in form.select("[type=hidden]")}


class TestATokenOfAnotherLogin:
    def test_is_renewed_on_a_page_with_all_that_was_sent(self, editor, page):
        data = written(editor, page)
        sign_in_anew(editor)
        answer = post(editor, edit_url(page), data)

        assert answer.status_code == 403
        assert summary_of(page) != SUMMARY
        assert SUMMARY in words(one(parse_screen(answer), "main"))
        fields = hidden_fields(answer)
        assert fields["csrfmiddlewaretoken"] != data["csrfmiddlewaretoken"]
        assert sent_by(answer).keys() == data.keys()

        again = post(editor, edit_url(page), sent_by(answer))
        assert again.status_code == 302
        assert summary_of(page) == SUMMARY

    def test_is_renewed_for_a_browser_that_does_not_say_what_it_fetches(
        self, editor, page
    ):
        data = written(editor, page)
        sign_in_anew(editor)
        answer = post(editor, edit_url(page), data, {"Origin": "http://testserver"})
        assert hidden_fields(answer)["summary"] == SUMMARY

    @pytest.mark.parametrize("headers", FOREIGN)
    def test_is_refused_bare_when_another_site_may_have_sent_it(
        self, editor, page, headers
    ):
        data = written(editor, page)
        sign_in_anew(editor)
        answer = post(editor, edit_url(page), data, headers)

        assert answer.status_code == 403
        assert SUMMARY not in answer.content.decode()
        assert not parse_screen(answer).select("[name=summary]")
        assert summary_of(page) != SUMMARY

    def test_keeps_what_was_meant_by_the_button(self, editor, page):
        data = written(editor, page, **{"action-publish": "1"})
        sign_in_anew(editor)
        answer = post(editor, edit_url(page), data)
        assert hidden_fields(answer)["action-publish"] == "1"

    def test_that_never_was_one_is_refused_bare(self, editor, page):
        data = written(editor, page, csrfmiddlewaretoken="x")
        answer = post(editor, edit_url(page), data)
        assert SUMMARY not in answer.content.decode()

    def test_on_the_login_page_leads_to_a_fresh_one(self, client, editor):
        login = reverse("wagtailadmin_login")
        data = {"username": "a", "password": "hemmelig kode", "next": "/admin/pages/"}
        client.handler.enforce_csrf_checks = True
        answer = post(client, login, data)
        assert answer.status_code == 302
        assert answer["Location"] == f"{login}?next=%2Fadmin%2Fpages%2F"
        assert post(client, login, data, {}).status_code == 403

    def test_is_refused_on_the_public_site_as_before(self, client, db):
        client.handler.enforce_csrf_checks = True
        answer = post(client, "/_util/authenticate_with_password/1/1/", {"a": "b c"})
        assert answer.status_code == 403
        assert not parse_screen(answer).select("[name=a]")


class TestAFormWhoseSessionHasEnded:
    def test_is_shown_with_its_text_instead_of_the_login_page(self, editor, page):
        data = written(editor, page)
        editor.cookies.pop("sessionid")
        answer = post(editor, edit_url(page), data)

        assert answer.status_code == 403
        document = parse_screen(answer)
        assert words(one(document, "h1")) == "Du er logget ud"
        assert hidden_fields(answer)["summary"] == SUMMARY
        [login] = document.select('main a[target="_blank"]')
        assert login["href"].startswith(reverse("wagtailadmin_login"))

        editor.force_login(editor.user)
        data = sent_by(answer)
        data["csrfmiddlewaretoken"] = editor.get(reverse("session_state")).json()[
            "token"
        ]
        assert post(editor, edit_url(page), data).status_code == 302
        assert summary_of(page) == SUMMARY

    @pytest.mark.parametrize("headers", FOREIGN)
    def test_leads_to_the_login_page_when_nobody_vouches_for_it(
        self, editor, page, headers
    ):
        data = written(editor, page)
        editor.cookies.pop("sessionid")
        editor.handler.enforce_csrf_checks = False
        answer = post(editor, edit_url(page), data, headers)
        assert SUMMARY not in answer.content.decode()
        assert answer.status_code == 302 or "X-Requested-With" in headers

    def test_without_a_text_leads_to_the_login_page(self, editor):
        token = editor.get(reverse("session_state")).json()["token"]
        editor.cookies.pop("sessionid")
        data = {"csrfmiddlewaretoken": token}
        answer = post(editor, reverse("wagtailadmin_logout"), data)
        assert answer.status_code == 302


class TestWhatIsShown:
    def answer(self, editor, page, **fields):
        data = written(editor, page, **fields)
        sign_in_anew(editor)
        return post(editor, edit_url(page), data)

    def test_is_escaped(self, editor, page):
        evil = '"><script>alert(1)</script><b title=\' x="'
        answer = self.answer(editor, page, **{"summary": evil, evil: "to ord"})
        assert "<script>alert" not in answer.content.decode()
        fields = hidden_fields(answer)
        assert fields["summary"] == evil
        assert fields[evil] == "to ord"

    def test_keeps_lines_as_they_were(self, editor, page):
        text = "\n Første linje\r\n\r\nAnden linje \n"
        kept = hidden_fields(self.answer(editor, page, summary=text))["summary"]
        # A browser sends them as they came.
        assert kept == text.replace("\r\n", "\n")

    def test_is_never_a_password(self, editor, page):
        answer = self.answer(editor, page, new_password1="hemmelig kode")
        assert answer.status_code == 403
        assert "hemmelig" not in answer.content.decode()
        assert not parse_screen(answer).select("[name=summary]")

    def test_is_not_what_is_larger_than_any_page(self, editor, page):
        answer = self.answer(editor, page, summary="lang tekst " * 100_000)
        assert len(answer.content) < 100_000

    def test_reads_rich_text_as_text(self, editor, page):
        rich = '{"blocks": [{"text": "Vi mødes i gården."}], "entityMap": {}}'
        answer = self.answer(editor, page, summary=rich)
        [text] = parse_screen(answer).select("blockquote")
        assert words(text) == "Vi mødes i gården."

    def test_names_the_files_that_must_be_chosen_again(self, editor, page):
        from django.core.files.uploadedfile import SimpleUploadedFile

        answer = self.answer(editor, page, foto=SimpleUploadedFile("gavl.jpg", b"x"))
        assert "gavl.jpg" in words(one(parse_screen(answer), "main"))
