"""更正 of an issued notice: what is asked for, and what the notice was made of when it was issued."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.issuing.correction_records import Correction
from heze_desk.settings.records import Settings

Words = tuple[tuple[str, str], ...]
"""Old words and new ones; the old ones stand in one place of the notice alone."""


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """Points given or taken after the notice was issued, adjustments taken back by their ids, and words put right."""

    adjustments: tuple[Adjustment, ...] = ()
    taken_back: tuple[int, ...] = ()
    words: Words = ()
    why: str

    def refuse_empty(self) -> None:
        if not (self.adjustments or self.taken_back or self.words):
            raise DeskError("没有写更正什么；请写调整谁的得分，或通报里的原文和更正后的文字。")
        if not self.why.strip():
            raise DeskError("请写明更正的原因，更正说明里要印。")
        if any(not old.strip() or old == new for old, new in self.words):
            raise DeskError("请写明原来的文字和更正后的文字，两者不能相同。")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The settings that stand on the paper, and all that was corrected so far: kept with the issued paper."""

    office_name: str
    circular_number: str
    demo: bool
    words: Words = ()
    corrections: tuple[Correction, ...] = ()
    first_issued: date | None = None
    titles: tuple[tuple[str, int, str], ...] = ()
    """What every row was called that the annex 评估明细 lists, by its table and id; empty without that annex."""

    @property
    def named(self) -> dict[tuple[str, int], str]:
        return {(table, row_id): title for table, row_id, title in self.titles}

    def to_json(self) -> str:
        day = self.first_issued.isoformat() if self.first_issued else None
        return json.dumps({**asdict(self), "first_issued": day}, ensure_ascii=False)

    def settled(self, now: Settings) -> Settings:
        """The settings of then, as far as the notice shows them."""
        return replace(now, office_name=self.office_name, circular_number=self.circular_number, demo=self.demo)


def facts_of(settings: Settings, titles: Mapping[tuple[str, int], str] | None = None) -> Facts:
    return Facts(
        office_name=settings.office_name,
        circular_number=settings.circular_number,
        demo=settings.demo,
        titles=tuple((table, row_id, title) for (table, row_id), title in (titles or {}).items()),
    )


def facts_from(text: str, now: Settings) -> Facts:
    """As they were kept; a paper that was issued before they were kept goes by the settings of now."""
    kept = json.loads(text)
    if not kept:
        return facts_of(now)
    return Facts(
        **{
            **kept,
            "words": tuple((old, new) for old, new in kept["words"]),
            "corrections": tuple(Correction(**one) for one in kept["corrections"]),
            "titles": tuple((table, row_id, title) for table, row_id, title in kept.get("titles", ())),
            "first_issued": date.fromisoformat(kept["first_issued"]) if kept["first_issued"] else None,
        }
    )
