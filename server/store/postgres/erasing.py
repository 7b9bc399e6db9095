"""The erasing part of the store: rows go with everything that hangs on them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from psycopg import Connection

from server.records import Case, Comment, Outcome
from server.store.postgres.cases import count_a_change
from server.store.postgres.database import Database
from server.store.postgres.rows import CASE, COMMENT, askable, case_of, comment_of, written

_COMMENTS = f"select {COMMENT} from comments where id = any(%s) order by seq for update"  # noqa: S608
_HOLD_CASES = "select 1 from cases where comment_id = any(%s) order by seq for update"
_CASES = f"select {CASE} from cases c where c.comment_id = any(%s)"  # noqa: S608 (the names of columns)


class Erasing:
    """What :class:`~server.store.base.CommentStore` asks for; ``_database`` is set outside."""

    _database: Database

    def delete_comment(self, comment_id: str) -> bool:
        """Erase the comment and its case."""
        return self.delete_comments((comment_id,)) == 1

    def delete_comments(
        self,
        comment_ids: Iterable[str],
        still: Callable[[Comment, Case | None], bool] | None = None,
        remains: Callable[[Outcome], Outcome | None] | None = None,
        before: Callable[[Sequence[str]], None] | None = None,
    ) -> int:
        """Erase the comments and their cases in one transaction.

        No query finds anything of them afterwards. The database server's own files and its log let go of
        them when it uses their room again; that, and its backups, are in its administrator's hands.
        """
        wanted = list(dict.fromkeys(filter(None, map(askable, comment_ids))))
        with self._database.changing() as connection:
            kept = _kept(connection, wanted)
            gone = [kept[each] for each in wanted if each in kept and (still is None or still(*kept[each]))]
            if not gone:
                return 0
            if before:
                before([comment.id for comment, _ in gone])
            connection.execute(
                "delete from comments where id = any(%s)", ([comment.id for comment, _ in gone],)
            )
            said = [case.outcome for _, case in gone if case and case.outcome]
            past = [(written(left),) for each in said if remains and (left := remains(each))]
            if past:
                connection.cursor().executemany("insert into past_outcomes (outcome) values (%s)", past)
            if said:
                count_a_change(connection)
            return len(gone)


def _kept(connection: Connection[Any], wanted: list[str]) -> dict[str, tuple[Comment, Case | None]]:
    """Return those that are there, with their cases, and keep everybody else from them meanwhile.

    Locked in the order of their numbers, so that two who erase the same never wait for each other.
    """
    comments = connection.execute(_COMMENTS, (wanted,)).fetchall()
    connection.execute(_HOLD_CASES, (wanted,))
    cases = connection.execute(_CASES, (wanted,))
    of = {case.comment_id: case for case in map(case_of, cases)}
    return {comment.id: (comment, of.get(comment.id)) for comment in map(comment_of, comments)}
