"""Theme, drawings and lights: measured and painted."""

import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from heze_desk.kit import colours, icons, lights, theme
from heze_desk.kit.delegates import broken
from heze_desk.kit.lights import LOOKS, LightLabel, Shape
from resources import FOLDER

DRAWINGS = sorted(path.stem for path in (FOLDER / "icons").glob("*.svg"))


def brightness(colour):
    def part(value):
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    shade = QColor(colour)
    return 0.2126 * part(shade.red()) + 0.7152 * part(shade.green()) + 0.0722 * part(shade.blue())


def contrast(one, other):
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("word", LOOKS)
def test_a_light_can_be_read_on_its_ground(word):
    assert contrast(LOOKS[word].ink, LOOKS[word].ground) >= 5.1


@pytest.mark.parametrize("warnings", ["临期 逾期", "黄灯 红灯", "蓝灯 黄灯 红灯"])
@pytest.mark.parametrize("normal", ["正常", "绿灯"])
def test_every_light_of_a_rule_has_a_shape_of_its_own(warnings, normal):
    words = [normal, *warnings.split(), "办结", "暂停", "长期", "未定"]

    assert len({LOOKS[word].shape for word in words}) == len(words)
    assert {look.shape for look in LOOKS.values()} == set(Shape)


def test_an_unknown_word_looks_undecided():
    assert lights.look("别的") == LOOKS["未定"]


@pytest.mark.parametrize("shape", Shape)
def test_shapes_stay_in_their_box(qapp, shape):
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    lights.paint_shape(painter, shape, QRectF(8, 8, 16, 16), "#000000")
    painter.end()
    dark = [(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).lightness() < 128]
    assert dark
    assert all(7 <= x <= 24 and 7 <= y <= 24 for x, y in dark)


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_draws_something_at_once_and_twice_the_scale(qapp, name):
    for ratio in (1.0, 2.0):
        picture = icons.icon(name).pixmap(QSize(18, 18), ratio).toImage()
        assert picture.width() == 18 * ratio
        assert any(picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))


def test_a_drawing_takes_a_colour(qapp):
    image = icons.icon("pause", "#FF0000").pixmap(QSize(24, 24)).toImage()
    solid = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255]
    assert solid
    assert all(colour.red() > 200 and colour.green() < 60 for colour in solid)


def test_a_white_drawing_stays_white_on_a_faded_button_and_others_are_greyed(qapp):
    def inks(colour):
        image = icons.icon("plus", colour).pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
        shades = (image.pixelColor(x, y) for x in range(24) for y in range(24))
        return {shade.name().upper() for shade in shades if shade.alpha() == 255}

    assert inks(colours.CARD) == {colours.CARD}
    assert colours.ACTION not in inks(colours.ACTION)


def test_the_sheet_is_filled_in_and_short(dressed):
    sheet = theme.sheet()
    assert "$" not in sheet
    assert len((FOLDER / "style" / "desk.qss").read_text("utf-8").splitlines()) < 70
    known = set(colours.TOKENS.values())
    assert colours.ACTION in set(re.findall(r"#[0-9A-F]{6}", sheet)) & known


def test_the_shipped_face_has_chinese_letters(dressed):
    assert QFontInfo(QApplication.font()).family() in {"Noto Sans SC", *theme.INSTALLED}


def test_measures_are_those_of_the_design_at_its_size(dressed):
    assert theme.px(30) == 30
    assert theme.row_height(1) >= 34
    assert theme.row_height(2) >= 42


def test_qt_s_own_words_are_chinese(dressed):
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_a_text_is_broken_into_the_lines_there_is_room_for(dressed):
    face = theme.font()
    width = theme.px(130)
    assert broken("短", face, width, 2) == ("短",)
    lines = broken("研究制定未来产业核心人才库和紧缺人才图谱并逐年更新", face, width, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert broken("第一行\n第二行", face, width, 2) == ("第一行", "第二行")


def test_a_light_by_itself_has_room_for_its_word(qtbot, dressed):
    label = LightLabel("逾期")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("逾期") + 20
    label.set_word("办结")
    assert label.accessibleName() == "办结"
