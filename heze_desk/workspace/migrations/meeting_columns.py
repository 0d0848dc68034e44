"""What a meeting is told beside its papers: until when the replies are wanted, and why it stands against a doubt."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m015_meeting_reply_and_remark(db: "Database") -> None:
    db.execute("alter table meeting add column reply_by text check (reply_by = date(reply_by))")
    db.execute("alter table meeting add column remark text not null default ''")
