"""nginx with a page as a file, and nginx as server/ has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.temporary_site import free_port, running
from tests.boligsocial.deployment.documented import nginx_configuration, nginx_frame


@contextmanager
def nginx_with_file(
    folder: Path, body: bytes, headers: dict[str, str]
) -> Iterator[tuple[int, int]]:
    """Serve `body` with `headers` from a file; yield the port and nginx's own id."""
    own, port = folder / "file", free_port()
    own.mkdir(parents=True)
    (own / "page").write_bytes(body)
    # nginx has a length, a type and validators of its own.
    kept = {
        name: value
        for name, value in headers.items()
        if name not in ("Content-Type", "ETag", "Last-Modified")
    }
    added = "\n".join(f"add_header {name} {_quoted(kept[name])};" for name in kept)
    block = f"""
    sendfile on;
    server {{
        listen 127.0.0.1:{port};
        root {own};
        default_type "{headers["Content-Type"]}";
        {added}
    }}
    """
    with _nginx(own, port, nginx_frame(own, block)) as process:
        yield port, process


def _quoted(value: str) -> str:
    return f"'{value}'" if '"' in value else f'"{value}"'


@contextmanager
def keeping_nginx(folder: Path, site_port: int) -> Iterator[tuple[int, int]]:
    """Serve the site at `site_port` through nginx; yield the port and nginx's own id."""
    own, port = folder / "keeping", free_port()
    (own / "cache").mkdir(parents=True)
    with _nginx(own, port, nginx_configuration(own, port, site_port)) as process:
        yield port, process


@contextmanager
def _nginx(folder: Path, port: int, configuration: str) -> Iterator[int]:
    (folder / "temporary").mkdir(parents=True)
    (folder / "nginx.conf").write_text(configuration)
    log = folder / "nginx.log"
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, log) as server:
        yield server
