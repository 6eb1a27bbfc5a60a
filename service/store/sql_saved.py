"""Searches that people saved and drafts they had checked, in a database."""

from __future__ import annotations

from service.model import SavedSearch
from service.store.link import Base


class SqlSaved:
    """What the Store protocol says of saved searches and of drafts."""

    _database: Base

    def saved_searches(self, who: str) -> tuple[SavedSearch, ...]:
        """The searches one person saved, by their words."""
        query = "SELECT who, search, seen_at FROM saved_searches WHERE who = ? ORDER BY search"
        with self._database.read() as connection:
            found = connection.execute(query, (who,)).fetchall()
        return tuple(SavedSearch(row["who"], row["search"], row["seen_at"]) for row in found)

    def save_search(self, search: SavedSearch) -> None:
        """Keep a search, or when it was last seen."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO saved_searches VALUES (?, ?, ?)"
                " ON CONFLICT (who, search) DO UPDATE SET seen_at = excluded.seen_at",
                (search.who, search.search, search.seen_at),
            )

    def forget_search(self, who: str, search: str) -> None:
        """Keep a search no longer."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM saved_searches WHERE who = ? AND search = ?", (who, search)
            )

    def save_draft(self, draft_id: str, at: str, request: str) -> None:
        """Keep a draft as read and what it was asked beside."""
        with self._database.write() as connection:
            connection.execute("INSERT INTO drafts VALUES (?, ?, ?)", (draft_id, at, request))

    def draft_request(self, draft_id: str) -> str | None:
        """The JSON request of a kept draft, or None."""
        with self._database.read() as connection:
            query = "SELECT request FROM drafts WHERE id = ?"
            row = connection.execute(query, (draft_id,)).fetchone()
        return str(row["request"]) if row else None

    def forget_draft(self, draft_id: str) -> None:
        """Keep a draft no longer."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))
