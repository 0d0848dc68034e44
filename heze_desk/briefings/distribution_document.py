"""The 分发签收单: who is given which copies of an issue, to be signed for."""

from collections.abc import Sequence

from heze_desk.briefings.distribution_records import Reader
from heze_desk.briefings.paper_records import BriefingPaper
from reports.document import Document, Paragraph, Table, Title


def distribution(paper: BriefingPaper, readers: Sequence[Reader], *, number: str) -> Document:
    """One row a reader, in the order of the lists."""
    name = f"{paper.head.masthead}{number}"
    total = sum(one.copies for one in readers)
    return Document(
        kind="分发签收单",
        title=f"{name}分发签收单",
        author=paper.head.issuer,
        remark=paper.head.remark,
        body=(
            Title("分发签收单", note=name),
            Paragraph(f"本期共分发{len(readers)}个单位或个人、{total}份，请收到后签字。"),
            Table(
                header=("序号", "类别", "单位或领导", "份数", "份号", "签收人", "签收日期"),
                rows=tuple(
                    (str(place), one.label, one.name, str(one.copies), one.marks, "", "")
                    for place, one in enumerate(readers, 1)
                ),
                widths=(0.08, 0.1, 0.26, 0.08, 0.2, 0.14, 0.14),
                align=("center", "center", "left", "center", "center", "center", "center"),
            ),
        ),
    )
