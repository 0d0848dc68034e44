"""更正重发 of a notice: points given or taken after it was issued, and words put right, in one act."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from heze_desk import evaluation_issue
from heze_desk.errors import DeskError
from heze_desk.evaluation.correction_records import Amendment
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.indicator_records import number
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.evaluation.store import Evaluation
from heze_desk.kit.asking import Answers
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.correcting_dialog import DAY, ENDING, NEW, OLD, WHY, WORDS, CorrectingDialog, CorrectionLine
from heze_desk.kit.screen import Screen

WHOSE, POINTS, REASON = "调整谁", "加减分", "理由"
REMARK = "原来的通报保留并注明已更正；同一编号印发更正件，附更正说明。名次随得分重排，随之更正的各处一并列出。"
RESULT, ADJUSTED = "结果表：", "的调整"
Correct = Callable[[Amendment, date], object]
Asked = Adjustment | int | tuple[str, str]
"""Points, the id of an adjustment that is taken back, or old words and new ones."""


class NoticeCorrectingDialog(CorrectingDialog):
    """Every place is reckoned anew as soon as something is entered, before anything is written."""

    def __init__(self, page: Screen, evaluation: Evaluation, correct: Correct, *, row: str = "") -> None:
        self._page, self._evaluation, self._correct = page, evaluation, correct
        self.asked: list[Asked] = []
        super().__init__(
            page.desk,
            self._asked_columns(),
            self._carry,
            title=f"更正评估通报：{evaluation.scheme.name}",
            remark=REMARK,
            parent=page.window(),
        )
        self.editors[REASON].setPlaceholderText("印在通报的调整情况里")
        self.words.setPlainText(evaluation_issue.words(page.workspace, evaluation.id))
        self.fill({DAY: page.today, WHOSE: row or None})

    def begun(self, answers: Answers) -> bool:
        return bool(answers[POINTS] or isinstance(answers[WHOSE], int) or super().begun(answers))

    def enter(self) -> None:
        """Points and words may be entered together; nothing is taken that the notice could not bear."""
        answers = self.answers()
        wanted = list(self._wanted(answers))
        if not wanted:
            raise DeskError("请选调整谁、写加减分和理由，或写原文和更正后的文字。")
        self._places([*self.asked, *wanted])
        self.asked += wanted
        self.fill({POINTS: "", REASON: "", OLD: "", NEW: "", WHOSE: None})

    def remove(self, asked: int) -> None:
        """With it goes what was entered after it and cannot stand without it."""
        del self.asked[asked - 1]
        while self.asked:
            try:
                self._places(self.asked)
            except DeskError:
                self.asked.pop()
            else:
                return

    def lines(self) -> Sequence[CorrectionLine]:
        """Words that were entered stand last; points are known by the line of their adjustment."""
        places = self._places(self.asked) if self.asked else ()
        words = [at for at, one in enumerate(self.asked, 1) if isinstance(one, tuple)]
        first = len(places) - len(words)
        given = {self._adjusted(one): at for at, one in enumerate(self.asked, 1) if not isinstance(one, tuple)}

        def asked(place: int, told: str) -> int:
            return (
                words[place - first] if place >= first else next((given[one] for one in _rows(told) & given.keys()), 0)
            )

        return [
            CorrectionLine(id=place + 1, place=one.place, old=one.old, new=one.new, asked=asked(place, one.place))
            for place, one in enumerate(places)
        ]

    def _adjusted(self, one: Adjustment | int) -> str:
        """Whose points they are."""
        if isinstance(one, Adjustment):
            return one.row_name
        return next(row.name for row in self._evaluation.rows for told in row.adjustments if told.id == one)

    def _wanted(self, answers: Answers) -> Sequence[Asked]:
        found: list[Asked] = []
        whose = answers[WHOSE]
        if isinstance(whose, int):
            found.append(whose)
        elif answers[POINTS]:
            if not whose:
                raise DeskError("请选调整谁的得分。")
            told = Adjustment(row_name=whose, points=number(answers[POINTS]), reason=answers[REASON])
            found.append(replace(told, day=self._page.today.isoformat()))
        if answers[OLD] or answers[NEW]:
            found.append((answers[OLD], answers[NEW]))
        return found

    def _places(self, asked: Sequence[Asked]) -> Sequence[Any]:
        return evaluation_issue.places(self._page.workspace, self._evaluation.id, _amendment(asked, why=WHY))

    def _carry(self, answers: Answers) -> None:
        if not answers[WHY].strip():
            raise DeskError("请写明更正的原因，更正说明里要印。")
        self._correct(_amendment(self.asked, why=answers[WHY]), answers[DAY])

    def _asked_columns(self) -> Sequence[Column[Any]]:
        rated = [row for row in self._evaluation.in_order if row.rated]
        rows = [Choice(row.name, f"{row.name}（{said(row.score)}分）") for row in rated]
        given = [
            Choice(one.id, f"撤销：{row.name}{'+' if one.points > 0 else ''}{said(one.worth)}分")
            for row in rated
            for one in row.adjustments
        ]
        return (
            Column(WHOSE, lambda _none: None, kind=Kind.CHOICE, choices=lambda: [*rows, *given]),
            Column(POINTS, lambda _none: None),
            Column(REASON, lambda _none: None),
            *WORDS,
            *ENDING,
        )


def _rows(place: str) -> set[str]:
    """Of a line that tells an adjustment, whose it is."""
    told = place.removesuffix(ADJUSTED)
    return set(told.removeprefix(RESULT).split("、")) if told != place else set()


def _amendment(asked: Sequence[Asked], *, why: str) -> Amendment:
    return Amendment(
        adjustments=tuple(one for one in asked if isinstance(one, Adjustment)),
        taken_back=tuple(one for one in asked if isinstance(one, int)),
        words=tuple(one for one in asked if isinstance(one, tuple)),
        why=why,
    )
