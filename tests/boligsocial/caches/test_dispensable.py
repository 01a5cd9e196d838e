"""A cache that fails is as if nothing were kept, and nothing old is read later."""

import pytest
from django.core.cache.backends.locmem import LocMemCache

from boligsocial.caches import dispensable
from boligsocial.caches.dispensable import Dispensable
from boligsocial.caches.files import FileCache


class Server:
    """Whether the other end of a cache answers, and how often it was asked in vain."""

    is_away = False
    refusals = 0

    def ask(self) -> None:
        if self.is_away:
            self.refusals += 1
            raise ConnectionError


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def cache(server, request):
    class Remote(LocMemCache):
        pass

    for name in ("add", "get", "set", "touch", "delete", "has_key", "clear"):

        def method(self, *arguments, _name=name, **named):
            server.ask()
            return getattr(LocMemCache, _name)(self, *arguments, **named)

        setattr(Remote, name, method)

    class Cache(Dispensable, Remote):
        FAILURES = (ConnectionError,)
        REST_SECONDS = 0

    return Cache(request.node.name, {})


def test_while_it_answers_it_keeps(cache):
    cache.set("a", 1)
    cache.set_many({"b": 2, "c": 3})
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2, "c": 3}
    assert cache.delete("a")
    assert "a" not in cache
    cache.clear()
    assert cache.get("b") is None


def test_while_it_is_away_nothing_is_there_and_nothing_fails(cache, server):
    cache.set("a", 1)
    server.is_away = True
    assert cache.get("a", "andet") == "andet"
    assert cache.get_many(["a"]) == {}
    assert cache.get_or_set("a", lambda: 2) == 2
    assert not cache.add("b", 1)
    assert not cache.touch("a")
    assert not cache.has_key("a")
    assert not cache.delete("a")
    assert not cache.clear()
    assert cache.set_many({"a": 3}) == ["a"]
    cache.delete_many(["a"])


@pytest.mark.parametrize("change", ["set", "delete"])
def test_what_was_changed_meanwhile_is_not_read_as_it_was(cache, server, change):
    cache.set("address", "gammel")
    cache.set("other", "samme")
    server.is_away = True
    if change == "set":
        cache.set("address", "ny")
    else:
        cache.delete("address")
    server.is_away = False
    assert cache.get("address") is None
    assert cache.get("other") == "samme"
    # Once: what is put there from now on holds.
    cache.set("address", "ny")
    assert cache.get("address") == "ny"


def test_when_too_much_was_changed_meanwhile_all_is_forgotten(
    cache, server, monkeypatch
):
    monkeypatch.setattr(dispensable, "MANY_DOUBTFUL", 2)
    for name in "abcd":
        cache.set(name, 1)
    server.is_away = True
    cache.delete_many(["a", "b", "c", "d"])
    server.is_away = False
    assert cache.get_many(["a", "b", "c", "d"]) == {}


def test_after_a_failure_it_is_left_alone(cache, server):
    type(cache).REST_SECONDS = 60
    server.is_away = True
    for _visitor in range(5):
        assert cache.get("a") is None
    assert server.refusals == 1


def test_what_the_site_stumbles_over_itself_is_not_hidden(cache):
    with pytest.raises(TypeError):
        cache.set("a")


class TestFiles:
    @pytest.fixture
    def cache(self, tmp_path):
        return FileCache(str(tmp_path / "cache"), {})

    def test_a_file_that_is_not_whole_is_as_none(self, cache, tmp_path):
        cache.set("a", "b" * 1000)
        [file] = (tmp_path / "cache").iterdir()
        file.write_bytes(file.read_bytes()[:-10])
        assert cache.get("a") is None
        cache.set("a", "c")
        assert cache.get("a") == "c"

    def test_where_nothing_can_be_written_nothing_is_kept(self, tmp_path):
        (tmp_path / "file").write_text("")
        cache = FileCache(str(tmp_path / "file" / "cache"), {})
        cache.set("a", "b")
        assert cache.get("a") is None
