"""Over the tabs: which briefing it is, of which days, and whether it still holds."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.days import said
from heze_desk.kit import theme
from heze_desk.kit.lights import LightLabel
from heze_desk.kit.pieces import second, titled
from heze_desk.rounds import store as rounds


class BriefingHead(QFrame):
    """Built once; follows the briefing shown."""

    def __init__(self, shown: ShownBriefing) -> None:
        super().__init__()
        self._shown = shown
        self.setProperty("card", True)
        self.title, self.state, self.told, self.warning = titled(""), LightLabel(), second(""), QLabel()
        self.warning.setProperty("refusal", True)
        for label in (self.title, self.told):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setWordWrap(False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(theme.px(12))
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.warning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (12, 8, 12, 8)))
        layout.setSpacing(theme.px(2))
        layout.addLayout(head)
        layout.addLayout(foot)
        shown.changed.connect(self._show)

    def _show(self) -> None:
        draft, paper = self._shown.draft, self._shown.paper
        self.state.set_word(self._shown.state)
        self.state.setVisible(draft is not None)
        warning = paper.state.warning if paper else ""
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        if draft is None:
            for label in (self.title, self.told):
                label.clear()
            return
        number = paper.printed_number if paper else "（未编号）"
        self.title.setText(f"{draft.kind}{number}　{draft.title}")
        parts = [f"{said(draft.from_day)}至{said(draft.to_day)}"]
        if draft.round_id is not None:
            parts.append(f"依据{rounds.get(self._shown.page.workspace.db, draft.round_id).name}调度")
        parts.append(f"{said(paper.issued_on)}印发" if paper else f"{said(draft.created_on)}起草")
        self.told.setText(" · ".join(parts))
        for label in (self.title, self.told):
            label.setToolTip(label.text())
