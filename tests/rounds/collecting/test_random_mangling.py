"""However a form is mangled, no value reaches a task it was not written for, and nothing is ever cleared."""

import unicodedata
from datetime import date, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.rounds import collecting, workbook
from heze_desk.rounds.collecting.facts import Asked, Held
from heze_desk.rounds.form_records import FormRow, FormSheet, Standing
from heze_desk.rounds.records import FilingState, Role, Round

DAY, DUE = date(2026, 11, 26), date(2026, 11, 27)
TITLES = (
    "编制产业发展路线图",
    "编制产业发展路线图（二期）",
    "梳理关键技术清单",
    "建设低空飞行服务平台",
    "建设低空飞行服务平台二号站",
    "报送应用场景清单",
    "12",
    "组织供需对接活动",
)
FIRST, LAST = 6, 5 + len(TITLES)
HEADING = 5
OLD = {"progress": 3, "text": "原有进展", "problems": "原有问题", "next_steps": "原有措施"}
FULL_WIDTH = str.maketrans("0123456789-%", "０１２３４５６７８９－％")


def held(place, title):
    return Held(
        task_id=place + 1,
        number=f"2-{place // 4 + 1}-{place % 4 + 1:02d}" if place != 6 else "7",
        title=title,
        industry="未来材料",
        content="",
        role=Role.LEAD,
        counts=True,
        start=None,
        deadline=DUE,
        ongoing=False,
        standing=Standing.RUNNING,
        done_on=None,
        gone="",
        now=OLD,
        told={},
    )


@pytest.fixture(scope="module")
def asked():
    return Asked(
        round=Round(id=1, year=2026, number=9, title="调度", opened_on=date(2026, 11, 23), due=DUE),
        unit_id=1,
        unit="市科技局",
        tasks=tuple(held(place, title) for place, title in enumerate(TITLES)),
        forms=(),
        files={},
        last=FilingState.NOT_REPORTED,
        arriving=FilingState.REPORTED,
    )


@pytest.fixture(scope="module")
def form(asked, tmp_path_factory):
    """A form whose every value says which task it was written for."""
    rows = tuple(
        FormRow(
            task_id=one.task_id,
            number=one.number,
            industry=one.industry,
            title=one.title,
            content="",
            role=one.role,
            deadline=DUE,
            last_progress=3,
            last_text="原有进展",
        )
        for one in asked.tasks
    )
    sheet = FormSheet(round_id=1, unit_id=1, year=2026, number=9, title="调度", unit="市科技局", due=DUE, rows=rows)
    path = workbook.write(sheet, tmp_path_factory.mktemp("form") / "反馈表.xlsx")
    book = load_workbook(path)
    for place, one in enumerate(asked.tasks):
        for column, value in zip("KMNO", typed(one.task_id).values(), strict=True):
            book.active[f"{column}{FIRST + place}"] = value
    book.save(path)
    return path


def typed(task_id):
    return {
        "progress": f"{10 + task_id}%",
        "text": f"进展，写给{task_id}号",
        "problems": f"问题，写给{task_id}号",
        "next_steps": f"措施，写给{task_id}号",
    }


def delete_column(sheet, random):
    sheet.delete_cols(random.randint(1, 15))


def move_column(sheet, random):
    one, other = random.sample(range(1, 16), 2)
    for row in range(HEADING, sheet.max_row + 1):
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        if all(hasattr(cell, "number_format") for cell in (first, second)):
            first.value, second.value = second.value, first.value


def delete_row(sheet, random):
    sheet.delete_rows(random.randint(FIRST, LAST))


def insert_row(sheet, random):
    row = random.randint(FIRST, LAST + 1)
    sheet.insert_rows(row)
    for column in range(1, 16):
        sheet.cell(row, column).value = random.choice([None, None, None, "另加", "合计", 55, "2-9-99", "建设平台"])


def duplicate_row(sheet, random):
    row = random.randint(FIRST, LAST)
    for column in range(1, 16):
        sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(row, column).value


def blank_cells(sheet, random):
    for _ in range(random.randint(1, 25)):
        sheet.cell(random.randint(FIRST, LAST), random.randint(1, 15)).value = random.choice([None, " ", "　", ""])


def widen_digits(sheet, random):
    for _ in range(random.randint(1, 25)):
        cell = sheet.cell(random.randint(FIRST, LAST), random.choice([1, 2, 11]))
        if isinstance(cell.value, str):
            cell.value = cell.value.translate(FULL_WIDTH)


def renumber(sheet, random):
    for row in range(FIRST, LAST + 1):
        if str(sheet.cell(row, 2).value).startswith("2-"):
            sheet.cell(row, 2).value = row - HEADING


def misspell(sheet, random):
    cell = sheet.cell(random.randint(FIRST, LAST), 4)
    if cell.value in TITLES and len(cell.value) > 2:
        place = random.randrange(len(cell.value))
        cell.value = cell.value[:place] + random.choice("的一　二") + cell.value[place + 1 :]


def push_down(sheet, random):
    sheet.insert_rows(1, random.randint(1, 4))


KINDS = (
    *(delete_column, move_column, delete_row, insert_row, duplicate_row),
    *(blank_cells, widen_digits, renumber, misspell, push_down),
)


def mangled(form, kinds, seed, folder):
    book, random = load_workbook(form), Random(seed)
    for area in list(book.active.merged_cells.ranges):
        book.active.unmerge_cells(str(area))
    for kind in kinds:
        kind(book.active, random)
    path = folder / "乱.xlsx"
    book.save(path)
    return path


def proposed(asked, path, decisions=None):
    """The plan, or none where the file is refused as a whole."""
    try:
        return collecting.proposed(asked, collecting.read(path), day=DAY, decisions=decisions or {})
    except DeskError:
        return None


def is_its_own(change):
    """Whether the value was written for the task it goes to; what was typed in as a new row belongs to none."""
    if change.field == "progress":
        return change.value == 10 + change.task_id
    return unicodedata.normalize("NFKC", change.value) == unicodedata.normalize(
        "NFKC", typed(change.task_id)[change.field]
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=5), seed=st.integers(0, 10**6))
def test_no_value_reaches_a_wrong_task_and_nothing_is_cleared(asked, form, tmp_path, kinds, seed):
    plan = proposed(asked, mangled(form, kinds, seed, tmp_path))

    if plan is not None:
        assert [one for one in plan.written if not is_its_own(one)] == []
        assert [one for one in plan.changes if not one.new or one.value in (None, "")] == []


def sort_alone(sheet, random):
    """The visible columns sorted without the hidden first one."""
    rows = [[sheet.cell(row, column).value for column in range(2, 16)] for row in range(FIRST, LAST + 1)]
    random.shuffle(rows)
    for row, values in enumerate(rows, FIRST):
        for column, value in enumerate(values, 2):
            sheet.cell(row, column).value = value


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(others=st.lists(st.sampled_from((widen_digits, delete_row, push_down)), max_size=2), seed=st.integers(0, 10**6))
def test_rows_sorted_without_their_ids_reach_no_wrong_task(asked, form, tmp_path, others, seed):
    plan = proposed(asked, mangled(form, [sort_alone, *others], seed, tmp_path))

    assert plan is None or [one for one in plan.written if not is_its_own(one)] == []


garbage = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["完成", "基本完成", "约80%", "120", "3月底", "2026年2月30日", "长期", "进展顺利", "=1/0", "#REF!", "-"]
    ),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1905, 1, 1), datetime(2200, 1, 1)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(garbage, min_size=6, max_size=24))
def test_whatever_is_typed_is_taken_asked_about_or_refused_but_never_raises(asked, form, tmp_path, values):
    book = load_workbook(form)
    for place, value in enumerate(values):
        cell = book.active.cell(FIRST + place // 6, 10 + place % 6)
        text = "".join(one for one in value if one.isprintable()) if isinstance(value, str) else value
        cell.value = text
    book.save(tmp_path / "乱.xlsx")

    plan = proposed(asked, tmp_path / "乱.xlsx")

    for one in plan.written:
        assert one.new
        assert one.field != "progress" or 0 <= one.value <= 100
        assert one.field != "done_on" or one.value <= DAY
    decided = {one.key: 0 for one in plan.open_doubts if one.options}
    assert proposed(asked, tmp_path / "乱.xlsx", decided) is not None
