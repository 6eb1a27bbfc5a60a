"""The catalogue's steps of growth: named, applied in order, each in one transaction, recorded."""

from __future__ import annotations

from dataclasses import dataclass

from service.errors import NewerHome
from service.store.link import Link


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: a name that never changes once released, and its statements."""

    name: str
    statements: tuple[str, ...]


MIGRATIONS = (
    Migration(
        "0001_catalogue",
        (
            """CREATE TABLE circulars (
                key TEXT PRIMARY KEY,
                file TEXT NOT NULL,
                media_type TEXT NOT NULL,
                size INTEGER NOT NULL,
                state TEXT NOT NULL,
                revision INTEGER NOT NULL DEFAULT 1,
                received_at TEXT NOT NULL,
                reader TEXT NOT NULL DEFAULT '',
                failure_code TEXT,
                failure_message TEXT,
                head BLOB,
                body BLOB,
                clause_count INTEGER NOT NULL DEFAULT 0,
                page_count INTEGER NOT NULL DEFAULT 0,
                passages INTEGER NOT NULL DEFAULT 0,
                issued_on TEXT
            )""",
            "CREATE INDEX circulars_order ON circulars ((issued_on IS NULL), issued_on, key)",
            """CREATE TABLE attributes (
                circular TEXT NOT NULL REFERENCES circulars (key) ON DELETE CASCADE,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (name, value, circular)
            ) WITHOUT ROWID""",
            "CREATE INDEX attributes_circular ON attributes (circular)",
            """CREATE TABLE clauses (
                circular TEXT NOT NULL REFERENCES circulars (key) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                path TEXT NOT NULL,
                modality TEXT NOT NULL,
                body BLOB NOT NULL,
                PRIMARY KEY (circular, position)
            )""",
            "CREATE INDEX clauses_path ON clauses (circular, path)",
            "CREATE INDEX clauses_modality ON clauses (modality, circular)",
            """CREATE TABLE clause_topics (
                circular TEXT NOT NULL,
                position INTEGER NOT NULL,
                topic TEXT NOT NULL,
                PRIMARY KEY (topic, circular, position),
                FOREIGN KEY (circular, position)
                    REFERENCES clauses (circular, position) ON DELETE CASCADE
            ) WITHOUT ROWID""",
            "CREATE INDEX clause_topics_clause ON clause_topics (circular, position)",
            """CREATE TABLE citations (
                circular TEXT NOT NULL REFERENCES circulars (key) ON DELETE CASCADE,
                canonical TEXT NOT NULL,
                clause TEXT NOT NULL,
                UNIQUE (canonical, circular, clause)
            )""",
            "CREATE INDEX citations_circular ON citations (circular)",
            """CREATE TABLE pages (
                circular TEXT PRIMARY KEY REFERENCES circulars (key) ON DELETE CASCADE,
                body BLOB NOT NULL
            )""",
            """CREATE TABLE jobs (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                circular TEXT NOT NULL REFERENCES circulars (key) ON DELETE CASCADE,
                file TEXT NOT NULL,
                state TEXT NOT NULL,
                stage TEXT NOT NULL DEFAULT '',
                attempts INTEGER NOT NULL DEFAULT 0,
                created_at TEXT NOT NULL,
                updated_at TEXT NOT NULL,
                failure_code TEXT,
                failure_message TEXT,
                worker TEXT, boot TEXT, taken REAL, deadline REAL
            )""",
            "CREATE INDEX jobs_queue ON jobs (state, attempts, id)",
            "CREATE INDEX jobs_circular ON jobs (circular)",
            """CREATE TABLE history (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                circular TEXT NOT NULL,
                at TEXT NOT NULL,
                who TEXT NOT NULL,
                what TEXT NOT NULL,
                detail TEXT NOT NULL
            )""",
            "CREATE INDEX history_circular ON history (circular)",
            """CREATE TRIGGER history_is_final BEFORE UPDATE ON history
                BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
            """CREATE TRIGGER history_stays BEFORE DELETE ON history
                BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
            """CREATE TABLE comparisons (
                id TEXT PRIMARY KEY,
                request TEXT NOT NULL,
                created_at TEXT NOT NULL
            )""",
            # What the index has still to learn: written with the change itself, deleted once the
            # index holds it, so a crash in between is seen and made good.
            """CREATE TABLE unindexed (
                circular TEXT PRIMARY KEY,
                mark INTEGER NOT NULL
            )""",
        ),
    ),
    Migration(
        "0002_corrections",
        (
            """CREATE TABLE corrections (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                circular TEXT NOT NULL REFERENCES circulars (key) ON DELETE CASCADE,
                body BLOB NOT NULL
            )""",
            "CREATE INDEX corrections_circular ON corrections (circular, id)",
            """CREATE TRIGGER corrections_are_final BEFORE UPDATE ON corrections
                BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END""",
        ),
    ),
    Migration(
        "0003_accounts",
        (
            """CREATE TABLE accounts (
                name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL,
                created_at TEXT NOT NULL
            )""",
            """CREATE TABLE sessions (
                hash TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
                expires REAL NOT NULL
            )""",
            "CREATE INDEX sessions_account ON sessions (account)",
            """CREATE TABLE keys (
                id TEXT PRIMARY KEY,
                owner TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
                role TEXT NOT NULL, hash TEXT NOT NULL, created_at TEXT NOT NULL,
                expires REAL NOT NULL
            )""",
            "CREATE INDEX keys_owner ON keys (owner)",
            """CREATE TABLE audit (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL,
                previous TEXT NOT NULL, hash TEXT NOT NULL
            )""",
            """CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
                BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
            """CREATE TRIGGER audit_stays BEFORE DELETE ON audit
                BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
        ),
    ),
    Migration(
        "0004_saved_searches",
        (
            """CREATE TABLE saved_searches (
                who TEXT NOT NULL,
                search TEXT NOT NULL,
                seen_at TEXT NOT NULL,
                PRIMARY KEY (who, search)
            ) WITHOUT ROWID""",
        ),
    ),
    Migration(
        "0005_lists",
        (
            "CREATE INDEX circulars_received ON circulars (received_at, key)",
            "CREATE INDEX circulars_state ON circulars (state)",
        ),
    ),
    Migration(
        "0006_drafts",
        (
            """CREATE TABLE drafts (
                id TEXT PRIMARY KEY,
                at TEXT NOT NULL,
                request TEXT NOT NULL
            )""",
        ),
    ),
)


def pending(applied: frozenset[str]) -> tuple[Migration, ...]:
    """Steps not applied yet; NewerHome when steps were applied that this version lacks."""
    known = {step.name for step in MIGRATIONS}
    if not applied <= known:
        raise NewerHome(f"It has the step {max(applied - known)}.")
    return tuple(step for step in MIGRATIONS if step.name not in applied)


def apply(connection: Link, step: Migration, at: str) -> None:
    """Carry out one step; the caller holds the transaction."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)"
    )
    for statement in step.statements:
        connection.execute(statement)
    connection.execute("INSERT INTO migrations VALUES (?, ?)", (step.name, at))
