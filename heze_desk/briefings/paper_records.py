"""A briefing as it is printed, and the snapshot of it that is kept with the issued paper."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from heze_desk.briefings.distribution_records import counted
from heze_desk.briefings.draft_records import Draft, DraftSection, Figure, Head, Kind
from heze_desk.issuing.correction_records import Correction
from heze_desk.settings.records import Settings

ANNEX = "附件"
SECOND = re.compile(r"（[一二三四五六七八九十]{1,3}）[^。；]{1,30}")
"""A line of this alone is a heading of the second level."""
CALLED = re.compile(r"［([^［］]+)］")


def called(line: str) -> str:
    """The caption of the table, chart or picture that a line stands for; nothing where it is a line of words."""
    found = CALLED.fullmatch(line.strip())
    return found.group(1) if found else ""


@dataclass(frozen=True, kw_only=True)
class PaperSection:
    """A heading and its text; a line ［caption］ of it stands for a table or a chart."""

    key: str
    heading: str
    text: str
    blocks: str = "{}"


@dataclass(frozen=True, kw_only=True)
class BriefingPaper:
    """All that is printed but the number and the day, which are given when it is issued."""

    kind: Kind
    title: str
    until: date
    sections: tuple[PaperSection, ...]
    head: Head
    corrections: tuple[Correction, ...] = ()
    first_issued: date | None = None


def paper_of(draft: Draft, sections: Iterable[DraftSection], settings: Settings) -> BriefingPaper:
    """The draft under the head and for the readers that it has now."""
    lists = (("报", draft.report_to), ("送", draft.send_to), ("发", draft.issue_to), ("本期增发", draft.extra_to))
    readers = tuple((word, names.strip()) for word, names in lists if names.strip())
    copies = draft.copies or counted(readers)
    return BriefingPaper(
        kind=draft.kind,
        title=draft.title,
        until=draft.to_day,
        sections=printed(sections),
        head=Head(
            masthead=draft.kind.masthead(settings.briefing_masthead),
            pattern=settings.briefing_number,
            issuer=settings.office_name,
            remark="演示数据，不作依据" if settings.demo else "",
            readers=readers,
            copies=f"共印{copies}份" if copies else "共印　　份",
        ),
    )


def printed(sections: Iterable[DraftSection]) -> tuple[PaperSection, ...]:
    """Those that are not left out."""
    kept = (one for one in sections if not one.left_out)
    return tuple(PaperSection(key=one.key, heading=one.heading, text=one.text, blocks=one.blocks) for one in kept)


def snapshot(paper: BriefingPaper, draft: Draft, figures: Sequence[Figure]) -> str:
    """As JSON: what is printed, and every figure with its rows."""
    counted = [{**asdict(one), "value": one.value} for one in figures]
    told = {**asdict(paper), "from": draft.from_day, "round_id": draft.round_id, "figures": counted}
    return json.dumps(told, ensure_ascii=False, default=date.isoformat)


def kept(text: str) -> BriefingPaper:
    """The paper of a snapshot; what a later release adds to snapshots is passed over."""
    told: dict[str, Any] = json.loads(text)
    head = dict(told["head"])
    head["readers"] = tuple((word, names) for word, names in head["readers"])
    first = told.get("first_issued")
    return BriefingPaper(
        kind=Kind(told["kind"]),
        title=told["title"],
        until=date.fromisoformat(told["until"]),
        sections=tuple(PaperSection(**one) for one in told["sections"]),
        head=Head(**head),
        corrections=tuple(Correction(**one) for one in told["corrections"]),
        first_issued=date.fromisoformat(first) if first else None,
    )
