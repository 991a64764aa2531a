"""The tables, as numbered migrations. One that has shipped is never edited; a change is a new one.

Every table is strict and carries its rules. Times are UTC in ISO 8601 with a `Z`; nothing that must be right is sorted
by them: the order of things is the order of their ids and numbers, since clocks run backwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database as Tools
    from sqlite_utils import Migrations

APPLICATION_ID = 0x41724E57
"""Marks the file as ours ("ArNW"); a file with another number is refused."""

VERSION = 3
"""How many migrations there are; `user_version` of an up-to-date file."""

SETTINGS = """
create table project (
    key text primary key,
    value text not null
) strict, without rowid;
"""

TERMS = """
create table term (
    id integer primary key,
    arabic text not null check (arabic <> ''),
    english text not null check (english <> ''),
    kind text not null check (kind in ('person', 'place', 'organisation', 'unit', 'weapon', 'rank', 'military',
                                       'political', 'media', 'other')),
    domain text not null default '',
    status text not null check (status in ('preferred', 'admitted', 'forbidden', 'proposed')),
    part_of_speech text not null default '',
    abbreviation text not null default '',
    definition text not null default '',
    note text not null default '',
    source text not null default '',
    position integer not null default 0,
    unique (arabic, english)
) strict;

-- Every form of a term in either language. Its folded spelling is what is searched and matched.
create table term_form (
    term integer not null references term (id) on delete cascade,
    language text not null check (language in ('ar', 'en')),
    role text not null check (role in ('main', 'variant', 'admitted', 'forbidden')),
    position integer not null,
    form text not null check (form <> ''),
    folded text not null,
    primary key (term, language, role, position)
) strict, without rowid;
create index term_form_by_folded on term_form (folded);

-- What a term was before and after each change, as JSON; before is null for a new term, after for a removed one.
-- No foreign key: the history outlives the term.
create table term_history (
    id integer primary key,
    term integer not null,
    before text,
    after text,
    author text not null,
    at text not null,
    deed integer references deed (id)
) strict;
create index term_history_by_term on term_history (term);
"""

DEEDS = """
-- What somebody did that can be undone as one: a replace, a merge, an import.
create table deed (
    id integer primary key,
    kind text not null,
    article integer,
    summary text not null,
    payload text not null,
    author text not null,
    at text not null,
    undone_at text
) strict;
"""

ARTICLES = """
create table article (
    id integer primary key,
    title text not null,
    origin text not null,
    encoding text not null,
    source_hash text not null unique,
    words integer not null,
    place integer not null default 0,
    imported_at text not null,
    changed_at text,
    changed_by text not null default '',
    archived_at text
) strict;

-- The whole text, in a row of its own: each save touches the article's row, and SQLite rewrites a row as a whole.
create table article_text (
    article integer primary key references article (id),
    text text not null
) strict;

-- The sentences. A merged or split one keeps its row and its revisions, without a position.
create table segment (
    id integer primary key,
    article integer not null references article (id),
    position integer,
    start integer not null,
    "end" integer not null,
    source text not null,
    source_hash text not null,
    state text not null default 'untranslated'
        check (state in ('untranslated', 'draft', 'translated', 'reviewed', 'approved', 'rejected')),
    attention text not null default '',
    locked integer not null default 0 check (locked in (0, 1)),
    target text not null default '',
    changed_at text,
    changed_by text not null default '',
    check (start < "end")
) strict;
create unique index segment_by_position on segment (article, position) where position is not null;
create index segment_by_source on segment (source_hash);
create index segment_by_state on segment (state, article, position) where position is not null;

-- The working copy; `rev` grows with each save, so that a second program is noticed.
create table draft (
    segment integer primary key references segment (id),
    text text not null,
    author text not null,
    saved_at text not null,
    rev integer not null
) strict;

create table revision (
    segment integer not null references segment (id),
    number integer not null check (number > 0),
    text text not null,
    state text not null
        check (state in ('untranslated', 'draft', 'translated', 'reviewed', 'approved', 'rejected')),
    author text not null,
    saved_at text not null,
    reason text not null default '',
    checksum text not null,
    primary key (segment, number)
) strict, without rowid;
create trigger revision_is_never_altered before update on revision
begin select raise(abort, 'a revision is never altered'); end;
create trigger revision_is_never_removed before delete on revision
begin select raise(abort, 'a revision is never removed'); end;

create table review (
    id integer primary key,
    segment integer not null,
    revision integer not null,
    decision text not null check (decision in ('approved', 'reviewed', 'rejected')),
    comment text not null default '',
    category text not null default '',
    severity text not null default '',
    reviewer text not null,
    at text not null,
    foreign key (segment, revision) references revision (segment, number),
    check (decision <> 'rejected' or comment <> '')
) strict;
create index review_by_segment on review (segment);

create table comment (
    id integer primary key,
    segment integer not null references segment (id),
    text text not null check (text <> ''),
    author text not null,
    at text not null,
    resolved_at text
) strict;
create index comment_by_segment on comment (segment);
"""


def migrations() -> Migrations:
    """All migrations, in order. The import costs 40 ms, so it is made only when there is something to migrate."""
    from sqlite_utils import Migrations

    steps = Migrations("workbench")
    for name, apply in _STEPS:
        steps(name=name)(apply)
    return steps


def _script(sql: str) -> Callable[[Tools], None]:
    """A migration that runs statements one by one: `executescript` would commit what stands open."""

    def apply(db: Tools) -> None:
        for statement in _statements(sql):
            db.execute(statement)

    return apply


def _statements(sql: str) -> list[str]:
    """The statements of a script; a trigger is one, whatever semicolons stand in it."""
    from sqlite3 import complete_statement

    statements, pending = [], ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if pending.rstrip().endswith(";") and complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return statements


def _settings_and_deeds(db: Tools) -> None:
    """What the project says of itself, and the deeds that can be undone."""
    _script(SETTINGS + DEEDS)(db)


def _terms(db: Tools) -> None:
    """The glossary with its forms and its history."""
    _script(TERMS)(db)


def _articles(db: Tools) -> None:
    """Articles, segments, drafts, revisions, reviews and comments."""
    _script(ARTICLES)(db)


_STEPS: tuple[tuple[str, Callable[[Tools], None]], ...] = (
    ("m001_settings_and_deeds", _settings_and_deeds),
    ("m002_terms", _terms),
    ("m003_articles", _articles),
)
