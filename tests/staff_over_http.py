"""A member of staff who uses the admin of a running site, as a browser would."""

import json
from collections.abc import Iterator

import requests
from bs4 import BeautifulSoup

TIMEOUT_SECONDS = 60


class StaffSession:
    """A browser at `url`; `host` is what it calls the site, when that is another."""

    def __init__(self, url: str, host: str = "") -> None:
        self.url = url
        self._session = requests.Session()
        # What the shell says of proxies is not about this machine.
        self._session.trust_env = False
        if host:
            self._session.headers["Host"] = host

    def come_from(self, address: str) -> None:
        """Have the site believe that a proxy has seen the visitor at `address`."""
        self._session.headers["X-Forwarded-For"] = address

    def get(self, path: str) -> requests.Response:
        return self._session.get(
            f"{self.url}{path}", timeout=TIMEOUT_SECONDS, allow_redirects=False
        )

    def post(self, path: str, data: dict, files: dict | None = None):
        return self._session.post(
            f"{self.url}{path}",
            data=data,
            files=files,
            timeout=TIMEOUT_SECONDS,
            allow_redirects=False,
        )

    def sign_in(self, username: str, password: str) -> None:
        given = {"username": username, "password": password}
        answer = self.fill_in("/admin/login/", given)
        if answer.status_code != 302:
            raise PermissionError(f"{username} was not let in: {answer.status_code}")

    def fill_in(
        self, path: str, fields: dict, files: dict | None = None
    ) -> requests.Response:
        """Open the form at `path`, change `fields`, and send it there.

        They are nested as `nested_form_data` has it; what is None is left out, and what
        is not named is sent as the form has it.
        """
        from wagtail.test.utils.form_data import nested_form_data

        opened = self.get(path)
        opened.raise_for_status()
        if opened.status_code != 200:
            raise PermissionError(f"{path} answered {opened.status_code}")
        filled_in = form_data(opened.text) | nested_form_data(fields)
        given = {name: value for name, value in filled_in.items() if value is not None}
        return self.post(path, given, files)


def form_data(page: str) -> dict[str, list[str]]:
    """Return what the first form on a page that is posted would send, untouched."""
    # Django is not set up everywhere where this is read.
    from wagtail.test.utils.form_data import querydict_from_html

    [form] = [
        form
        for form in BeautifulSoup(page, "lxml").select("form[method]")
        if form["method"].lower() == "post"
        and "w-editing-sessions" not in form.get("class", [])
        and "logout" not in form.get("action", "")
    ][:1]
    for box in form.select('[type="checkbox"]:not([value])'):
        box["value"] = "on"
    data = querydict_from_html(str(form), exclude_csrf=False)
    given = {name: data.getlist(name) for name in data}
    # What a script makes fields of.
    for blocks in form.select("[data-w-block-arguments-value]"):
        value, _errors = json.loads(blocks["data-w-block-arguments-value"])
        given.pop(blocks["id"], None)
        given |= dict(_block_fields(blocks["id"], value))
    return given


def _block_fields(prefix: str, value) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields of a block from its value, as the editor is given it."""
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        yield f"{prefix}-count", [str(len(value))]
        for number, item in enumerate(value):
            name = f"{prefix}-{number}"
            yield f"{name}-order", [str(number)]
            yield f"{name}-deleted", [""]
            yield f"{name}-id", [item.get("id") or ""]
            if "type" in item:
                yield f"{name}-type", [item["type"]]
            yield from _block_fields(f"{name}-value", item["value"])
    elif isinstance(value, dict) and "id" in value and "edit_url" in value:
        yield prefix, [str(value["id"])]
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _block_fields(f"{prefix}-{name}", part)
    else:
        yield prefix, ["" if value is None else str(value)]
