"""The forms of the bench: the bare write is given every value that the desk writes into the rows."""

from datetime import date

from build_spec.bench import forms
from heze_desk.rounds.form_records import COLUMNS, FormRow, FormSheet
from heze_desk.rounds.workbook import HEADING_ROW, write
from heze_desk.workbooks.reading import read

ROW = FormRow(
    task_id=17,
    number="2-1-01",
    industry="未来材料",
    title="编制路线图",
    content="分年度明确目标。",
    role="牵头",
    deadline=date(2026, 12, 31),
    last_progress=100,
    last_text="已报。",
)
SHEET = FormSheet(
    round_id=1, unit_id=1, year=2026, number=1, title="一次", unit="甲", due=date(2026, 11, 27), rows=(ROW,) * 3
)


def test_the_bare_write_has_every_value_of_the_rows_and_a_blank_for_every_field(tmp_path):
    sheet = read(write(SHEET, tmp_path / "表.xlsx")).sheets[0]

    bare = forms.values(SHEET)

    assert {len(row) for row in bare} == {len(COLUMNS)}
    for number, row in enumerate(bare[1:], HEADING_ROW + 1):
        told = [value / 100 if value == 100 else value for value in row if value is not None]
        assert [cell.value for cell in sheet.row(number)] == told
    assert len(bare) == 1 + len(SHEET.rows)
