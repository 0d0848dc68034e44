"""What changed since the round before, as a paper."""

from heze_desk.days import said, short
from heze_desk.rounds.change_records import RoundChanges
from heze_desk.rounds.document import demo
from heze_desk.settings.records import Settings
from heze_desk.tasks.comparison_document import overall, tables
from reports.document import Document, Paragraph, Signature, Title

NOTE = "注：一项任务有几种变化的，各种分别计数；期间改过又改回的不计。"


def changes(told: RoundChanges, settings: Settings) -> Document:
    """The numbers first, then task by task under what happened to it, in the order of the ledger."""
    title = f"{told.round.name}调度变化情况"
    return Document(
        kind="调度变化情况",
        title=f"{title}（截至{said(told.until)}）",
        author=settings.office_name,
        remark=demo(settings),
        body=(
            Title(title, note=f"（{said(told.since)}至{short(told.until, told.since)}）"),
            Paragraph(_overall(told)),
            *tables(told.comparison, rule=told.rule, note=NOTE),
            Signature(settings.office_name, said(told.until)),
        ),
    )


def _overall(told: RoundChanges) -> str:
    return f"{told.beginning}，截至{said(told.until)}，{overall(told.comparison)}"
