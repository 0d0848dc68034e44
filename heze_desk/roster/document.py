"""The 责任分工名单 as a paper."""

from collections.abc import Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.roster.records import HolderState, RosterLine
from heze_desk.roster.version_records import Edition
from heze_desk.settings.records import Settings
from reports.document import Document, Signature, Table, Title


def roster(lines: Sequence[RosterLine], day: date, settings: Settings, *, issued: Edition | None = None) -> Document:
    """One row an industry, by the order of the document, as things stood on the day; an issue bears its version."""
    return Document(
        kind="责任分工名单",
        title=f"{settings.roster_title}（截至{said(day)}）",
        author=settings.office_name,
        landscape=True,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title(settings.roster_title, note=f"（{issued.name}）" if issued else ""),
            Table(
                header=("序号", "产业", "分管市级领导", "牵头部门", "责任单位"),
                rows=tuple(_row(place, line) for place, line in enumerate(lines, 1)),
                widths=(0.05, 0.1, 0.185, 0.145, 0.52),
                align=("center", "center", "center", "center", "left"),
                caption=f"（截至{said(day)}）",
                note=_note(lines),
            ),
            Signature(settings.office_name, said(issued.on if issued else day)),
        ),
    )


def _row(place: int, line: RosterLine) -> tuple[str, ...]:
    return (str(place), line.industry, line.leader_text, line.lead_unit_text, "、".join(line.units))


def _note(lines: Sequence[RosterLine]) -> str:
    states = {state for line in lines for state in (line.leader_state, line.lead_unit_state)}
    notes = {
        HolderState.UNASSIGNED: "待明确指尚未确定过人选或部门",
        HolderState.VACANT: "（空缺）指原任期已终止、尚未接任",
    }
    told = [text for state, text in notes.items() if state in states]
    return f"注：{'；'.join(told)}。" if told else ""
