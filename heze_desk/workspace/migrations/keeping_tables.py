"""What is said of an issued paper that no longer holds, and rules of the file itself that what was issued stays."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m014_issued_papers_stay(db: "Database") -> None:
    db.executescript("""
        alter table issued_paper add column number_text text not null default '';
        alter table issued_paper add column ended_on text check (ended_on = date(ended_on));
        alter table issued_paper add column ended_why text not null default '';
        create trigger issued_paper_stays before delete on issued_paper
        when exists (select 1 from step where open) begin
            select raise(abort, 'an issued paper is never deleted');
        end;
        create trigger issued_paper_unchanged
        before update of kind, year, number, running, version, title, number_text, issued_on, remark, document,
            snapshot, sha256, size, at on issued_paper
        when exists (select 1 from step where open) begin
            select raise(abort, 'what was issued is never changed');
        end;
        create trigger issued_file_stays before delete on issued_file begin
            select raise(abort, 'the bytes of an issued paper are never deleted');
        end;
        create trigger issued_file_unchanged before update on issued_file begin
            select raise(abort, 'the bytes of an issued paper are never changed');
        end;
    """)
