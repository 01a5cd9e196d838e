from django.db import migrations

# The database keeps the index of the lexemes by itself, as the search's own
# (search.0001): a generated column with a GIN index, or an FTS5 table with triggers.
#
# A vector holds a megabyte, and a text of random letters has more lexemes than that.
COLUMN = """
    ALTER TABLE documents_documenttext ADD COLUMN terms tsvector GENERATED ALWAYS AS
    (strip(to_tsvector('simple', left(lexemes, 600000)))) STORED
"""
INDEX = """
    CREATE INDEX documents_documenttext_terms ON documents_documenttext USING gin (terms)
"""
# As search_hits in search.0002: to the planner a look into every text seems cheap.
FUNCTION = """
    CREATE FUNCTION document_hits(tsquery) RETURNS SETOF integer
    LANGUAGE sql STABLE ROWS 100
    SET enable_seqscan = off SET enable_indexscan = off
    AS 'SELECT document_id FROM documents_documenttext WHERE terms @@ $1'
"""
NARROW = "ALTER TABLE documents_documenttext SET (toast_tuple_target = 128)"
WIDE = "ALTER TABLE documents_documenttext RESET (toast_tuple_target)"
# Each lexeme is there once, so nobody asks where.
TABLE = """
    CREATE VIRTUAL TABLE document_terms USING fts5(lexemes,
    content='documents_documenttext', content_rowid='document_id', tokenize='ascii',
    detail=none)
"""
# An external-content table forgets a row only when told the row's old text.
FORGET = """
    INSERT INTO document_terms(document_terms, rowid, lexemes)
    VALUES ('delete', old.document_id, old.lexemes);
"""
LEARN = """
    INSERT INTO document_terms(rowid, lexemes) VALUES (new.document_id, new.lexemes);
"""
TRIGGERS = {
    "inserted": ("INSERT", LEARN),
    "deleted": ("DELETE", FORGET),
    "updated": ("UPDATE OF lexemes", FORGET + LEARN),
}
FILL = "INSERT INTO document_terms(document_terms) VALUES ('rebuild')"


def make_full_text_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (NARROW, COLUMN, INDEX, FUNCTION):
            schema_editor.execute(statement)
        return
    schema_editor.execute(TABLE)
    for event, (action, body) in TRIGGERS.items():
        schema_editor.execute(
            f"CREATE TRIGGER document_text_{event} AFTER {action}"
            f" ON documents_documenttext BEGIN {body} END"
        )
    schema_editor.execute(FILL)


def drop_full_text_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION document_hits(tsquery)")
        # Its index goes with it.
        schema_editor.execute("ALTER TABLE documents_documenttext DROP COLUMN terms")
        schema_editor.execute(WIDE)
        return
    for event in TRIGGERS:
        schema_editor.execute(f"DROP TRIGGER document_text_{event}")
    schema_editor.execute("DROP TABLE document_terms")


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_documents")]

    operations = [
        migrations.RunPython(make_full_text_index, drop_full_text_index),
    ]
