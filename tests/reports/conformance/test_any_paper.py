"""Papers put together at random, and papers at their limits, keep each rule that the standard demands."""

from random import Random

import pytest

from reports.conformance import Verdict, check
from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Cell,
    Document,
    Form,
    Heading,
    Imprint,
    LetterHead,
    MinutesHead,
    OrderHead,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.errors import PaperError
from reports.layout import GB_GRID, WORD_GRID
from reports.samples.words import INDUSTRIES, PEOPLE, UNITS, paper

NUMERALS = "一二三四五六七八九十"
SENTENCES = (
    "各责任单位要对照台账逐项核实进展。",
    "截至2026年6月30日，应完成节点46个，实际完成41个，按期完成率89%。",
    "《责任分工名单》所列事项由牵头单位负总责，责任单位按职责分工配合；",
    "“揭榜挂帅”工作（含第二批）要于9月底前完成——逾期的说明原因……",
    "张喆、刘垚、孙䶮、周𬭎同志负责，联系电话0000-0000000。",
    "投资1,234.56万元，占比63.5%~68.0%，同比增长12个百分点。",
    "（此项由专班办公室统筹）",
)
SUBJECTS = ("印发", "未来产业", "重点任务", "责任分工", "推进落实情况", "2026年第二季度", "工作方案", "应用场景清单")
LONG_NAME = "演示市加快培育发展未来产业重点任务推进工作领导小组办公室"


def _text(chance, most):
    return "".join(chance.choices(SENTENCES, k=chance.randint(1, most)))


def _title(chance):
    return f"关于{''.join(chance.sample(SUBJECTS, chance.randint(1, 5)))}的{chance.choice(('通知', '通报', '函'))}"


def _units(chance, most):
    return "，".join(chance.choices(UNITS, k=chance.randint(1, most)))


def _day(chance):
    return f"{chance.randint(2024, 2027)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"


def _head(chance, organs):
    corner = {
        "copy_number": chance.choice(("", "000123")),
        "secrecy": chance.choice(("", "机密★1年")),
        "urgency": chance.choice(("", "特急")),
    }
    number = f"演未专〔2026〕{chance.randint(1, 300)}号"
    signers = tuple(chance.sample(PEOPLE, chance.choice((0, 0, 0, 1, 2, 3))))
    match chance.choice("RRRRLOM"):
        case "R":
            return RedHead(organs, number, chance.random() < 0.8, signers=signers, **corner)
        case "L":
            return LetterHead(organs[0], number, **corner)
        case "O":
            return OrderHead(f"{organs[0]}令", "第3号")
        case _:
            return MinutesHead(f"{organs[0]}会议纪要", chance.choice(("", "第3期")), organs[0], _day(chance))


def _table(chance):
    rows = ((str(row), _text(chance, 1), _units(chance, 3)) for row in range(1, chance.randint(2, 14)))
    caption, note = chance.choice(("", "表1　情况")), chance.choice(("", "注：某某。"))
    return Table(("序号", "任务", "责任单位"), tuple(rows), (0.1, 0.5, 0.4), caption=caption, note=note)


def _body(chance):
    for place in range(chance.randint(1, chance.choice((1, 3, 10, 25)))):
        numeral = NUMERALS[place % 10]
        match chance.randint(0, 12):
            case 0:
                yield Heading(f"{numeral}、{chance.choice(INDUSTRIES)}产业")
            case 1:
                yield Heading(f"（{numeral}）{_text(chance, 1)}", 2)
            case 2:
                yield Paragraph(_text(chance, 3), lead=f"（{numeral}）加强领导。")
            case 3:
                yield _table(chance)
            case 4:
                sign = Cell("", lines=3, foot="签字：")
                yield Form(
                    ((Cell("事项", label=True), Cell(_text(chance, 2))), (Cell("意见", label=True), sign)), (1, 4)
                )
        yield Paragraph(_text(chance, 5))


def _ending(chance):
    seal = chance.choice(("none", "sealed", "stamp"))
    joint = tuple(chance.sample(UNITS, chance.randint(1, 5))) if chance.random() < 0.3 and seal != "stamp" else ()
    name = chance.choice((*UNITS, "专班", LONG_NAME))
    yield Signature(name, _day(chance), seal, joint, office=chance.choice(("组长", "演示市人民政府市长")))
    if chance.random() < 0.3:
        yield Remark(chance.choice(("此件公开发布", f"（{_text(chance, 3)}）")))
    several = chance.choice((0, 0, 1, 2))
    for place in range(several):
        yield Annex(_title(chance), str(place + 1) if several > 1 else "", turned=chance.random() < 0.4)
        yield chance.choice((_table(chance), Paragraph(_text(chance, 9))))


def _document(chance):
    organs = tuple(chance.sample(UNITS, chance.choice((1, 1, 1, 2, 3, 4))))
    head = _head(chance, organs)
    blocks = [head] if isinstance(head, OrderHead) else [head, Title(_title(chance), chance.choice(("", "（草案）")))]
    if isinstance(head, RedHead | LetterHead):
        blocks.append(Recipients(_units(chance, chance.choice((1, 3, 12, 40)))))
    blocks += _body(chance)
    if chance.random() < 0.4:
        blocks.append(AttachmentList(tuple(_title(chance) for _ in range(chance.choice((1, 2, 11))))))
    if isinstance(head, MinutesHead):
        blocks.append(Attendance((("出席", _units(chance, 20)), ("列席", _units(chance, 9)))))
    else:
        blocks += _ending(chance)
    if chance.random() < 0.8:
        copied = chance.choice(("", _units(chance, 15)))
        even = chance.random() < 0.25
        blocks.append(Imprint(copied_to=copied, printed_by=organs[0], printed_on=_day(chance), even_page=even))
    return Document(kind="通知", title="演示", author="演示", remark=chance.choice(("", "演示")), body=tuple(blocks))


@pytest.mark.parametrize("seed", range(60))
def test_papers_of_any_make_keep_each_rule(printed, seed):
    chance = Random(seed)
    document = _document(chance)
    try:
        content = printed(document, chance.choice((GB_GRID, WORD_GRID)))
    except PaperError:
        return  # a head too deep for its page is refused

    failures = [(one.rule, one.subject, one.measured, one.page) for one in check(content).failures]
    assert failures == []


@pytest.mark.parametrize("grid", [GB_GRID, WORD_GRID])
@pytest.mark.parametrize("corner", [{}, {"secrecy": "机密★1年"}, {"copy_number": "000123", "urgency": "特急"}])
@pytest.mark.parametrize("organ", ["演示局", "演示市人民政府", LONG_NAME])
def test_the_title_of_a_letter_is_two_lines_below_its_head_however_tall_that_is(printed, grid, corner, organ):
    head = LetterHead(organ, "演未专函〔2026〕9号", **corner)
    report = check(printed(paper("信函", "信函", head, Title("关于数据的函"), Paragraph("正文。")), grid))

    (row,) = [one for one in report.findings if one.subject == "标题位置"]
    assert row.verdict is Verdict.PASSES


@pytest.mark.parametrize("seal", ["none", "sealed", "stamp"])
def test_an_ending_stays_whole_where_a_short_text_fills_the_first_page(printed, seal):
    readers = Recipients("，".join(UNITS * 2))
    signed = Signature("演示市商务局", "2026年9月4日", seal, office="组长")
    head = RedHead(("演示市商务局",), "演未专〔2026〕7号", copy_number="000123", secrecy="秘密★1年", urgency="特急")
    blocks = (
        head,
        Title("关于未来产业的请示"),
        readers,
        Paragraph("妥否，请批示。"),
        AttachmentList(("清单",)),
        signed,
    )
    report = check(printed(paper("请示", "请示", *blocks)))

    assert [one.subject for one in report.failures] == []
    assert [one.page for one in report.findings if one.rule == "A31"] == [len(report.sizes)]
