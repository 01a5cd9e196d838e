from django.db import migrations

# The planner counts with the size of the table, which is small beside the vectors that
# lie outside it; in a look into every entry they are read and unpacked, each of them.
# So the function forbids that look.
FUNCTION = """
    CREATE FUNCTION search_hits(tsquery) RETURNS SETOF integer
    LANGUAGE sql STABLE ROWS 100
    SET enable_seqscan = off SET enable_indexscan = off
    AS 'SELECT page_id FROM search_searchentry WHERE terms @@ $1'
"""
# Texts and vectors outside the row: ten thousand hits are then 2 MB to go through.
NARROW = "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)"
WIDE = "ALTER TABLE search_searchentry RESET (toast_tuple_target)"


def make_search_hits(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        schema_editor.execute(NARROW)


def drop_search_hits(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(WIDE)
        schema_editor.execute("DROP FUNCTION search_hits(tsquery)")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search_entry")]

    operations = [migrations.RunPython(make_search_hits, drop_search_hits)]
