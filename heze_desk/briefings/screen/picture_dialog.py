"""A photograph for a briefing: the file, how wide it is printed, and what stands below it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from heze_desk import inserting
from heze_desk.briefings.draft_records import Inset
from heze_desk.briefings.screen.inset_dialog import InsetDialog, Put
from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, theme
from heze_desk.kit.pieces import second

KIND = "图片 (*.png *.jpg *.jpeg)"
WIDTHS = (("整行", 1.0), ("四分之三行", 0.75), ("半行", 0.5), ("三分之一行", 0.33))


class PictureDialog(InsetDialog):
    """Nothing is kept before it is accepted; what is no picture is refused as soon as it is chosen."""

    def __init__(self, briefing_id: int, put: Put, parent: QWidget | None) -> None:
        super().__init__(put, title="插入图片", yes="插入", parent=parent)
        self._briefing_id = briefing_id
        self.path: Path | None = None
        self._old: Inset | None = None
        self._shares = [share for _text, share in WIDTHS]
        self.choose_button, self.width_box = QPushButton("选择文件…"), QComboBox()
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.shown = QLabel("还没有选择图片")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setProperty("second", True)
        self.shown.setFixedSize(theme.px(420), theme.px(220))
        for text, _share in WIDTHS:
            self.width_box.addItem(text)
        self.width_box.setCurrentIndex(1)
        self.form.insertRow(0, second("文件"), self.choose_button)
        self.form.addRow(second("宽度"), self.width_box)
        self.body.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignHCenter)

    def choose(self) -> None:
        """Ask for a file; its name is a first name for the picture."""
        path = dialogs.ask_open(self, "选择图片", KIND)
        if path is not None:
            self.show_file(path)

    def show_picture(self, inset: Inset) -> None:
        """One that was put in before, to be made wider or narrower, or changed for another under its name."""
        self._old = inset
        self.setWindowTitle("修改图片")
        self.done_button.setText("改好")
        self.choose_button.setText("换一张…")
        self.caption.setText(inset.caption)
        self.caption.setReadOnly(True)
        share = inserting.share_of(inset) or 1.0
        if share not in self._shares:
            self._shares.append(share)
            self.width_box.addItem(f"一行的 {share:.0%}")
        self.width_box.setCurrentIndex(self._shares.index(share))
        content = QBuffer(self)
        content.setData(inserting.photograph(inset))
        self._show(QImageReader(content))
        self.width_box.setFocus()

    def show_file(self, path: Path) -> None:
        is_shown = self._show(QImageReader(str(path)))
        self.path = path if is_shown else None
        self.choose_button.setText(path.name if is_shown else "选择文件…")
        self.refusal.setVisible(not is_shown)
        if not is_shown:
            self.refusal.setText(f"“{path.name}”不是能打开的图片；请选 PNG 或 JPEG 格式的照片。")
        elif not self.caption.text().strip():
            self.caption.setText(path.stem)

    def made(self) -> Inset:
        share = self._shares[self.width_box.currentIndex()]
        if self.path is not None:
            return inserting.picture(self._briefing_id, self.caption.text(), self.path, share=share)
        if self._old is None:
            raise DeskError("还没有选择图片；请先选择文件。")
        return inserting.scaled(self._old, share)

    def _show(self, reader: QImageReader) -> bool:
        """As large as the place for it; whether it is a picture."""
        reader.setAutoTransform(True)
        reader.setDecideFormatFromContent(True)
        size = reader.size()
        if size.isValid():
            room = QSize(self.shown.width(), self.shown.height())
            reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            self.shown.setText("还没有选择图片")
        else:
            self.shown.setPixmap(QPixmap.fromImage(image))
        return not image.isNull()
