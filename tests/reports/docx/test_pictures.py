"""Pictures and charts."""

import io
from base64 import b64encode

import pytest
from PIL import Image

from reports.document import Bars, GanttStrip, Picture, Progress, ProgressBars, Stretch
from reports.errors import PaperError
from reports.layout import MM, TEXT_WIDTH

BARS = Bars(("制造", "信息"), ("正常", "逾期"), ((3, 1), (2, 0)), caption="图1　亮灯情况", note="注：演示。")


def picture(width=400, height=200, **about):
    file = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(file, "PNG")
    return Picture(b64encode(file.getvalue()).decode(), **about)


def drawings(paper):
    return [element for element in paper.body.iter() if element.tag.endswith("}inline")]


def described(drawing):
    return next(part.get("descr") for part in drawing if part.tag.endswith("}docPr"))


def extent(drawing):
    found = next(part for part in drawing if part.tag.endswith("}extent"))
    return int(found.get("cx")) / 12700, int(found.get("cy")) / 12700


def test_a_roadmap_over_pages_leaves_room_for_its_title(word):
    rows = tuple(Stretch(f"演示第{place}项", "2026-01-01", "2026-06-30") for place in range(60))
    first, *_, last = drawings(word(GanttStrip(rows, legend=True)))

    assert extent(first)[1] < 225 * MM - 3 * 29.6 + 20
    assert extent(last)[1] < 225 * MM


def test_a_picture_has_its_share_of_the_line_and_words_for_those_who_cannot_see_it(word):
    paper = word(picture(caption="图1　厂房", width_share=0.5))
    [drawing] = drawings(paper)

    assert extent(drawing) == pytest.approx((TEXT_WIDTH / 2, TEXT_WIDTH / 4), abs=0.1)
    assert described(drawing) == "图1　厂房"
    assert [paragraph.style for paragraph in paper.paragraphs] == ["图", "图题"]


def test_a_high_picture_leaves_room_for_text(word):
    [drawing] = drawings(word(picture(200, 2000)))

    assert extent(drawing)[1] < 0.7 * 225 * MM


def test_the_same_picture_is_kept_once(word):
    paper = word(picture(), picture())

    assert len(drawings(paper)) == 2
    assert len([name for name in paper.parts if name.startswith("word/media/")]) == 1


def test_a_picture_not_yet_there_is_a_frame_to_paste_into(word):
    paper = word(Picture("", "图1　待补"))

    assert paper.paragraphs[0].text == "（图片待补）"
    assert int(paper.value(paper.tables[0], "tr/trPr/trHeight")) / 20 == pytest.approx(60 * MM, abs=0.1)


def test_a_damaged_picture_is_refused_in_a_sentence(word):
    with pytest.raises(PaperError, match="图片“图1”"):
        word(Picture(b64encode(b"not a picture").decode(), "图1"))


def test_a_chart_is_a_fine_picture_of_what_the_paper_shows_and_is_told_in_words(word):
    paper = word(BARS)
    [drawing] = drawings(paper)
    [content] = [content for name, content in paper.parts.items() if name.startswith("word/media/")]
    image = Image.open(io.BytesIO(content))

    assert image.format == "PNG"
    assert image.width == pytest.approx(TEXT_WIDTH * 300 / 72, abs=12)
    assert extent(drawing)[0] == pytest.approx(TEXT_WIDTH, abs=0.1)
    assert described(drawing) == "图1　亮灯情况：制造正常3项，逾期1项；信息正常2项，逾期0项。"
    assert [paragraph.style for paragraph in paper.paragraphs] == ["图", "图题", "表注"]


def test_bars_of_progress_and_strips_of_time_are_told_in_words(word):
    progress = ProgressBars((Progress("制造", 60, 50), Progress("信息", 40)))
    strip = GanttStrip((Stretch("编制方案", "2026-01-05", "2026-06-30", 80, mark="逾期"),), day="2026-07-16")

    first, second = drawings(word(progress, strip))
    assert described(first) == "制造完成60%，应完成50%；信息完成40%"
    assert described(second) == "编制方案2026-01-05至2026-06-30，完成80%逾期"


def test_a_chart_is_the_same_each_time(word):
    assert word(BARS).content == word(BARS).content
