"""Five hundred invented rows with twenty planted duplicates: which are found, and which are not."""

import random
from datetime import date

from heze_desk.registers import listing
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind

DAY = date(2026, 11, 23)


def lines(desk, kind):
    return listing.entries(desk.db, DAY, EntryFilter(kind=kind))


EXACT = 4
CHANGED = {  # the same enterprise under another name: found
    3: "山东省{}有限公司",
    5: "菏泽市{}有限责任公司",
    8: "{}（集团）股份有限公司",
    13: "{}",
    21: "菏泽{}公司",
    34: "山东{}集团有限公司",
    55: "{}（菏泽）有限公司",
    89: "{}·有限公司",
    90: "{0[0]}{0[1]}侧{0[3]}{0[4]}{0[5]}{0[6]}{0[7]}有限公司",
    91: "{0[0]}{0[1]}{0[2]}{0[3]}{0[4]}{0[5]}{0[6]}有限公司",
    92: "{0[0]}{0[1]}{0[2]}{0[3]}{0[4]}{0[5]}{0[6]}{0[7]}县有限公司",
    93: "{0[0]}{0[1]}{0[2]}{0[4]}{0[3]}{0[5]}{0[6]}{0[7]}有限公司",
}
HIDDEN = {  # the same enterprise, but not to be seen in its name: not found
    144: "演示简称一",
    145: "演示{0[4]}{0[5]}（原名已变更）企业",
    146: "Yanshi New Material Co.",
    147: "演示某某投资控股",
}


def names(count):
    """Invented enterprises, each three characters away from every other."""
    chance = random.Random(16)
    sounds = "瑞恒泰盛达远宏信诚德源丰博创智云海天金科峰岭江河湖泉林森松柏梅兰竹菊"
    found = []
    while len(found) < count:
        middle = "".join(chance.sample(sounds, 4))
        name = f"演示{middle}材料"
        if all(sum(a != b for a, b in zip(middle, other[2:6], strict=True)) >= 3 for other in found):
            found.append(name)
    return found


def test_of_five_hundred_rows_with_twenty_planted_duplicates_it_is_listed_which_are_found(desk, file, propose, confirm):
    stems = names(480)
    rows = [[f"{stem}有限公司", "未来材料", "演示"] for stem in stems]
    exact = [(place, f"{stems[place]}有限公司") for place in range(200, 200 + EXACT)]
    near = [(place, form.format(stems[place])) for place, form in CHANGED.items()]
    hidden = [(place, form.format(stems[place])) for place, form in HIDDEN.items()]
    planted = exact + near + hidden
    assert (len(rows) + len(planted), len(planted)) == (500, 20)

    plan = propose(
        file("企业名称 所属产业 简介", *rows, *([name, "未来材料", "演示"] for _, name in planted)), Kind.ENTERPRISE
    )

    first = 3 + len(rows)  # the row of the sheet in which the planted ones begin
    found = {one.row for one in (*plan.doubts, *plan.refused)}
    listed = {name: (first + place in found) for place, (_, name) in enumerate(planted)}
    assert [name for name, is_found in listed.items() if not is_found] == [name for _, name in hidden]
    assert [name for name, is_found in listed.items() if is_found] == [name for _, name in exact + near]
    assert found <= set(range(first, first + 20))  # and no other row is taken for a duplicate
    assert (len(plan.new), plan.repeated, len(plan.open_doubts)) == (484, EXACT, len(near))
    for place, (row, _) in enumerate(near):
        doubt = next(one for one in plan.doubts if one.row == first + EXACT + place)
        assert f"第{3 + row}行" in doubt.options[1]

    confirm(plan)
    assert len(lines(desk, Kind.ENTERPRISE)) == 484
    desk.undo()
    assert lines(desk, Kind.ENTERPRISE) == []
