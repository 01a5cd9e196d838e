"""The names and addresses of the farm's hosts: no resolver knows them."""


def address(host: int) -> str:
    """Return the loopback address of a host."""
    return f"127.10.{host // 250}.{host % 250 + 1}"


def name_of(host: int, number: int) -> str:
    """Return one of the names of a host; `resolve` knows where it leads."""
    return f"navn{number}.vaert{host}.example"


def resolve(name: str) -> str:
    """Return the loopback address behind a name that `name_of` has given."""
    return address(int(name.split(".")[1].removeprefix("vaert")))
