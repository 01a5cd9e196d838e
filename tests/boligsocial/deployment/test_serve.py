"""The command that serves the demo site on one's own machine."""

import fcntl
import socket
import stat
import sys

import pytest

from boligsocial.deployment import serve


@pytest.fixture
def var(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "VAR", tmp_path)
    return tmp_path


def test_the_secret_key_is_made_once_and_for_its_owner_alone(var):
    key = serve.own_secret_key(var / "secret_key")

    assert len(key) >= 64
    assert serve.own_secret_key(var / "secret_key") == key
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600


def test_a_key_that_was_not_finished_is_made_again(var):
    (var / "secret_key.new").write_text("halv")

    assert len(serve.own_secret_key(var / "secret_key")) >= 64


def test_what_the_shell_holds_for_other_sites_is_overridden(var, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://andet@sted/andet")
    monkeypatch.setenv("DEBUG", "1")
    monkeypatch.setenv("ALLOWED_HOSTS", "*")

    environment = serve.site_environment(8123)

    assert environment["DATABASE_URL"] == f"sqlite:///{var}/db.sqlite3"
    assert environment["SITE_URL"] == "http://localhost:8123"
    assert environment["DEBUG"] == environment["ALLOWED_HOSTS"] == ""


def test_an_empty_site_has_a_folder_of_its_own_and_no_demo(var):
    (var / "empty").mkdir()
    environment = serve.site_environment(8123, var / "empty", has_demo=False)

    assert environment["DATABASE_URL"] == f"sqlite:///{var}/empty/db.sqlite3"
    assert environment["VAR_DIR"] == f"{var}/empty"
    assert environment["DEMO"] == ""
    demo = serve.site_environment(8123)
    assert demo["SECRET_KEY"] != environment["SECRET_KEY"]
    assert demo["DEMO"] == "true"


def test_it_is_asked_for_by_name():
    assert serve.reads_empty(["--empty"])
    assert not serve.reads_empty([])


def test_what_is_not_known_is_refused(capsys):
    with pytest.raises(SystemExit):
        serve.reads_empty(["--emtpy"])
    assert "bin/serve [-h] [--empty]" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "otte", "0", "65536", "-1", "80.5", "²"])
def test_a_port_that_is_none_is_refused(text):
    with pytest.raises(SystemExit, match="PORT must be a number from 1 to 65535"):
        serve.read_port(text)


def test_a_port_in_use_is_refused_and_another_proposed():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SystemExit, match=f"Port {port} is in use.*PORT="):
            serve.read_port(str(port))


def test_a_second_server_in_the_same_folder_is_refused(var, monkeypatch):
    monkeypatch.setattr(serve, "STOP_SECONDS", 0)
    path = var / "serve.lock"
    with path.open("w") as first, path.open("w") as second:
        fcntl.flock(first, fcntl.LOCK_EX)

        with pytest.raises(SystemExit, match="already running"):
            serve.take(second)


def test_a_log_that_has_grown_large_becomes_the_old_one(var, monkeypatch):
    monkeypatch.setattr(serve, "LOG_BYTES", 10)
    log = var / "log" / "web.log"
    for _ in range(2):
        with serve.open_log(log) as file:
            file.write(b"en lang linje\n")

    assert log.read_text() == "en lang linje\n"
    assert log.with_suffix(".old.log").read_text() == "en lang linje\n"


def test_a_child_ends_when_it_is_asked_to_and_by_force_when_it_does_not(
    var, monkeypatch
):
    monkeypatch.setattr(serve, "STOP_SECONDS", 1)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    deaf += "print('klar', flush=True); time.sleep(60)"
    with (var / "serve.lock").open("w") as lock:
        children = [
            serve.start([sys.executable, "-c", code], {}, lock, var / "log" / name)
            for code, name in [("import time; time.sleep(60)", "a"), (deaf, "b")]
        ]
        while "klar" not in (var / "log" / "b").read_text():
            assert children[1].poll() is None

        serve.stop(children)

    assert [child.returncode for child in children] == [-15, -9]
