"""Checking addresses over the network: what was seen, and what it may mean.

`codes` names what can be seen, `observation` is what one check saw, `network.guard`
says where we may go, and `fetching.client` goes there:

    guard = Guard(own_admin=["https://www.solgavlen.example/admin/"])
    client = LinkClient(guard=guard, product="…", site="https://…", contact="…@…")
    async with client:
        observation = await client.check("https://boligsiden.example/artikel")

`check` raises nothing but CancelledError; whatever goes wrong is in the observation.
It follows redirects to other hosts, so a pause between two requests to one host can
only be kept if the client asks for every single request: give it a `turn`, which is
called with a host name and returns an async context manager (`politeness` has one).
It is held for one request at a time, never for two hosts at once, and waiting for it
costs the check none of its time.

`verdicts` weighs what was seen over time, and `intervals` says when to look again.
"""
