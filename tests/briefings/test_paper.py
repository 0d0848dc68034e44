"""The briefing on paper: every name printed, every word found again."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pdfplumber
import pytest

from heze_desk import press
from heze_desk.briefings import store
from heze_desk.briefings.document import compose
from heze_desk.briefings.records import Section
from heze_desk.policy.records import Part
from heze_desk.settings.records import Settings

PLAIN = Settings(system_faces=False)
RARE = ("张喆", "刘垚", "陈堃", "赵翀", "王䶮", "李𬭎")


@pytest.fixture
def sheets():
    """The texts of each page, without spaces, as a reader would copy them."""

    def set_and_read(document, settings=PLAIN):
        with pdfplumber.open(io.BytesIO(press.to_pdf(document, settings))) as pdf:
            return ["".join(page.extract_text().split()) for page in pdf.pages]

    return set_and_read


def test_a_fresh_workspace_gives_a_briefing_that_tells_what_is_open(policy_workspace, today, sheets):
    document = compose(store.compile(policy_workspace.db, today), PLAIN)

    pages = sheets(document)

    text = "".join(pages)
    assert "列入台账的任务共144项，时限均未定。" in text
    assert text.count("分管市级领导：待明确；牵头部门：待明确。") == 7
    assert "未来材料、氢能与储能、合成生物、人工智能、智能机器人、未来制造、低空经济等7个产业需明确" in text
    assert pages[-1].endswith(f"2026年11月23日印发—{len(pages)}—")


@pytest.mark.parametrize("grid", [False, True])
def test_rare_characters_in_names_are_printed(brief, make_task, sheets, grid):
    led = [
        Section(part=Part.INDUSTRY, name=f"产业{place}", leader=f"{name}（演示职务）", tasks=(make_task(),))
        for place, name in enumerate(RARE)
    ]
    settings = replace(PLAIN, word_grid=grid)
    document = compose(brief(*led), settings)

    text = "".join(sheets(document, settings))

    assert [name for name in RARE if f"分管市级领导：{name}（演示职务）" not in text] == []
    assert press.lost(document, settings) == ()


def test_a_character_that_no_face_has_is_named_before_printing(brief, make_task):
    task = make_task("联系王\U0010fffd同志", deadline=date(2026, 9, 30))

    assert press.lost(compose(brief(未来材料=[task]), PLAIN), PLAIN) == ("\U0010fffd",)


def test_marks_of_markup_are_printed_as_they_were_typed(brief, make_task, sheets):
    task = make_task("验证A<B&C>D", deadline=date(2026, 9, 30), problems="<b>成本</b>&nbsp;偏高", latest="&lt;演示")

    text = "".join(sheets(compose(brief(未来材料=[task]), PLAIN)))

    assert text.count("验证A<B&C>D") >= 2
    assert "存在问题：<b>成本</b>&nbsp;偏高。" in text
    assert "进展：&lt;演示。" in text


def test_three_hundred_tasks_are_all_on_the_paper(brief, make_task, sheets):
    words = {"latest": "演示进展。", "latest_on": date(2026, 11, 1), "problems": "演示问题" * 40}
    tasks = [
        make_task(f"演示任务{place:03d}", deadline=date(2026, 11, 20) + timedelta(days=place % 9), **words)
        for place in range(300)
    ]

    text = "".join(sheets(compose(brief(未来材料=tasks), PLAIN)))

    assert [place for place in range(300) if text.count(f"演示任务{place:03d}") < 2] == []


def test_the_readers_stand_at_the_foot_of_the_last_page(brief, sheets):
    settings = replace(PLAIN, report_to="市领导", send_to="各责任单位", copies=80)

    last = sheets(compose(brief(), settings), settings)[-1]

    assert "报：市领导送：各责任单位（共印80份）工作专班办公室2026年11月23日印发" in last
    assert "发：" not in last
