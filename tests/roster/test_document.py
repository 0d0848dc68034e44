"""The 责任分工名单 on paper: one page of A4 lying, whatever the places say."""

import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest

from heze_desk.roster import document, store
from heze_desk.roster.records import HolderState
from heze_desk.settings import store as settings
from reports.document import Signature, Table, Title
from reports.fonts import use_system_faces
from reports.layout import GB_GRID, WORD_GRID
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)


@pytest.fixture
def settled(policy_workspace):
    return settings.get(policy_workspace.db)


@pytest.fixture
def lines(policy_workspace):
    """The seven industries, all places 待明确."""
    return store.roster(policy_workspace.db, DAY)


@pytest.fixture
def mixed(lines):
    """Held by a leader with a long title, empty, and never filled."""
    held = {
        "leader": "赵测三",
        "title": "市委常委、常务副市长",
        "leader_state": HolderState.HELD,
        "lead_unit": "市工业和信息化局",
        "lead_unit_state": HolderState.HELD,
    }
    return [
        *(replace(line, **held) for line in lines[:5]),
        replace(lines[5], leader_state=HolderState.VACANT),
        lines[6],
    ]


def pages(paper, grid=GB_GRID):
    use_system_faces(False)
    with pdfplumber.open(io.BytesIO(to_pdf(paper, grid=grid))) as pdf:
        return [page.extract_text().replace(" ", "") for page in pdf.pages]


def test_it_says_as_of_which_day_and_who_says_so(lines, settled):
    paper = document.roster(lines, DAY, settled)
    title, table, signature = paper.body

    assert isinstance(title, Title)
    assert title.text == settled.roster_title
    assert isinstance(table, Table)
    assert table.caption == "（截至2026年11月23日）"
    assert signature == Signature(settled.office_name, "2026年11月23日")
    assert (paper.landscape, paper.size) == (True, "A4")


def test_each_industry_has_its_row_in_the_order_of_the_policy(mixed, settled):
    table = document.roster(mixed, DAY, settled).body[1]

    assert [row[1] for row in table.rows] == [line.industry for line in mixed]
    assert table.rows[0][2:4] == ("赵测三（市委常委、常务副市长）", "市工业和信息化局")
    assert table.rows[5][2] == "（空缺）"
    assert table.rows[6][2:4] == ("待明确", "待明确")
    assert table.rows[6][4].startswith("市交通运输局、市发展改革委、市科技局")


def test_only_the_words_that_stand_on_it_are_explained(lines, mixed, settled):
    held = [replace(line, leader_state=HolderState.HELD, lead_unit_state=HolderState.HELD) for line in lines]

    assert document.roster(held, DAY, settled).body[1].note == ""
    assert "空缺" not in document.roster(lines, DAY, settled).body[1].note
    assert "空缺" in document.roster(mixed, DAY, settled).body[1].note


def test_invented_rosters_say_so(lines, settled):
    assert document.roster(lines, DAY, settled).remark == ""
    assert "演示" in document.roster(lines, DAY, replace(settled, demo=True)).remark


@pytest.mark.parametrize("grid", [GB_GRID, WORD_GRID])
def test_seven_rows_the_note_and_the_signature_stand_on_one_page(mixed, settled, grid):
    (page,) = pages(document.roster(mixed, DAY, settled), grid)

    for text in (settled.roster_title, "（截至2026年11月23日）", "低空经济", "注：", settled.office_name, "第1页共1页"):
        assert text in page
    assert "赵测三（市委常委、" in page
    assert "市工业和信息化局" in page


def test_names_with_rare_characters_stand_on_it(lines, settled):
    names = ("张喆", "刘垚", "陈堃", "赵翀")
    rare = [
        replace(line, leader=name, title="副市长", leader_state=HolderState.HELD)
        for line, name in zip(lines, names, strict=False)
    ]

    (page,) = pages(document.roster([*rare, *lines[4:]], DAY, settled))

    assert all(f"{name}（副市长）" in page for name in names)
