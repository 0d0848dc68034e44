"""Shows work that takes longer than a second, and lets it be cancelled."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from heze_desk.kit import theme
from heze_desk.kit.background import Background, Job

PATIENCE_MS = 1000


class ProgressPanel(QFrame):
    """One line in the status bar for the job under way; it stays away while work is quick."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.text = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(theme.px(160))
        self.bar.setFixedHeight(theme.px(8))
        self.stop = QPushButton("取消")
        self.stop.setProperty("plain", True)
        self.stop.setStyleSheet("min-height: 0;")  # else it is higher than the status bar, which would cut it
        self.stop.clicked.connect(self._cancel)
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self.patience.timeout.connect(self.show)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        for part in (self.text, self.bar, self.stop):
            layout.addWidget(part)
        background.began.connect(self.follow)
        self.hide()

    def follow(self, job: Job) -> None:
        """Stand ready for this job in place of the one before."""
        self._job = job
        self.text.setText(f"{job.title}…")
        self.bar.setRange(0, 0)
        self.stop.setVisible(job.stoppable)
        self.stop.setEnabled(True)
        job.reported.connect(self._report)
        job.ended.connect(self._end)
        self.patience.start()

    def _report(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self.text.setText(text)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.text.setText("正在取消…")
            self.stop.setEnabled(False)

    def _end(self) -> None:
        self.patience.stop()
        self.hide()
