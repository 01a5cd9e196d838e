"""What was found, told apart: of which kind it is, and to what it belongs.

The search knows neither the types of pages nor departments. Apps above tell of theirs in
their `ready`: `kinds.tell_apart`, `groups.group_by` and `besides.find_besides`.
"""
