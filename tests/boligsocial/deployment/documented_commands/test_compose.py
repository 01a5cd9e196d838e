"""compose.yaml: that it says what the Dockerfile, the units and the settings say."""

import re
import secrets
import shlex

import pytest

from tests.boligsocial.deployment.documented import of_a_server
from tests.boligsocial.deployment.documented_commands import compose
from tests.boligsocial.deployment.documented_commands.image import instructions
from tests.boligsocial.deployment.documented_commands.rooms import ROOT

VARIABLES = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "SITE_URL": "https://www.solgavlen.example",
    "POSTGRES_PASSWORD": "gavl",
    "EMAIL_URL": "smtp://mail.solgavlen.example:25",
    "DEFAULT_FROM_EMAIL": "website@solgavlen.example",
}


@pytest.fixture
def composed():
    return compose.composed(VARIABLES)


def in_the_document(heading: str, pattern: str) -> set[str]:
    document = (ROOT / "docs" / "operations.md").read_text()
    chapter = re.split(
        r"^#+ ", document.partition(f"# {heading}\n")[2], flags=re.MULTILINE
    )[0]
    return set(re.findall(pattern, chapter, re.MULTILINE))


def command_of(service: str) -> list[str]:
    [command] = re.findall(
        r"^ExecStart=(.*)$", of_a_server(f"{service}.service"), re.MULTILINE
    )
    return shlex.split(command.replace("/srv/boligsocial/venv/bin/", ""))


def test_the_document_names_what_has_to_be_in_env():
    told = in_the_document("Containers", r"`([A-Z_]{4,})`")
    assert set(compose.wanted()) == told
    assert {name for name, must in compose.wanted().items() if must} == set(VARIABLES)


@pytest.mark.parametrize("name", VARIABLES)
def test_without_one_of_them_nothing_starts(name):
    with pytest.raises(KeyError, match=name):
        compose.composed({k: v for k, v in VARIABLES.items() if k != name})


def test_every_variable_of_a_container_is_a_setting(composed):
    known = in_the_document("Environment variables", r"`([A-Z][A-Z_0-9]+)`")
    for service in ("prepare", "web", "worker"):
        assert composed["services"][service]["environment"].keys() <= known


def test_the_services_run_what_the_units_run(composed):
    services = composed["services"]
    [image] = [rest for name, rest in instructions(dockerfile()) if name == "CMD"]
    web = command_of("boligsocial-web")
    everywhere = [part.replace("127.0.0.1", "0.0.0.0") for part in web]  # noqa: S104
    assert services["web"]["command"] == everywhere
    assert re.findall(r'"([^"]+)"', image) == everywhere
    assert services["worker"]["command"] == command_of("boligsocial-worker")


def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text()


def test_what_it_names_is_there(composed):
    services = composed["services"]
    kept = {
        volume.partition(":")[0]
        for service in services.values()
        for volume in service.get("volumes", [])
    }
    assert kept == set(composed["volumes"])
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        assert ("image" in service) or ("build" in service)
    [volumes] = [rest for name, rest in instructions(dockerfile()) if name == "VOLUME"]
    mounted = {each.partition(":")[2] for each in services["web"]["volumes"]}
    assert mounted == set(volumes.split())


def test_the_address_of_the_database_is_that_of_its_service(composed):
    database = composed["services"]["database"]["environment"]
    url = composed["services"]["web"]["environment"]["DATABASE_URL"]
    user, password = database["POSTGRES_USER"], database["POSTGRES_PASSWORD"]
    assert url == f"postgres://{user}:{password}@database/{database['POSTGRES_DB']}"
