-- What a desk keeps. A document is a record of server/records.py as JSON (of the type json, which keeps
-- every character as it came); what is looked up stands beside it in a column of its own.

create table facts (
    name text primary key,
    value text not null
);

create table comments (
    seq bigint generated always as identity primary key,
    id text collate "C" not null unique,
    fingerprint text collate "C" not null unique,
    namesake text collate "C",
    created_at timestamptz not null,
    document json not null,
    -- The parts of the trace as they are in records.Trace; all null where there is no trace.
    words bytea,
    meaning bytea,
    concern bytea,
    things bytea,
    keyed bytea
);
create index comments_by_namesake on comments (namesake) where namesake is not null;
create index comments_by_age on comments (created_at, seq);

-- The bands of words and keyed, and the things: a number for each, looked up in the tree of the key.
create table marks (
    mark bigint not null,
    comment bigint not null references comments (seq) on delete cascade,
    primary key (mark, comment)
);
create index marks_of_comment on marks (comment);

-- The signs of the two vectors, one bit a dimension: narrow, because all of them are gone through.
create table sketches (
    comment bigint primary key references comments (seq) on delete cascade,
    meaning bit(512),
    concern bit(512)
);

create table cases (
    seq bigint generated always as identity primary key,
    id text collate "C" not null unique,
    comment_id text collate "C" not null unique references comments (id) on delete cascade,
    code text collate "C" not null unique,
    opened_at timestamptz not null,
    document json not null,
    outcome json
);

create table events (
    seq bigint generated always as identity primary key,
    case_id text collate "C" not null references cases (id) on delete cascade,
    at timestamptz not null,
    is_reply boolean not null,
    document json not null
);
create index events_of_case on events (case_id, seq);
create index replies_by_time on events (at, seq) where is_reply;

-- What remains of outcomes whose cases are gone.
create table past_outcomes (
    seq bigint generated always as identity primary key,
    outcome json not null
);

-- One row: how often an outcome has changed, so that a server sees what another one did.
create table outcome_changes (
    number bigint not null
);
insert into outcome_changes values (0);

create table desk (
    only_one boolean primary key default true check (only_one),
    document json not null
);

create table businesses (
    id text collate "C" primary key,
    document json not null
);
