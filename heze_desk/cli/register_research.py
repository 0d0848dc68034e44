"""What enterprises spent on research, on the command line: listed, printed, out to Excel and in again."""

from pathlib import Path

from heze_desk.cli.answering import takes_decisions
from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb
from heze_desk.cli.register_fields import typed_year
from heze_desk.cli.register_files import refuse_both_ways, take_in_book
from heze_desk.errors import DeskError
from heze_desk.registers import research
from heze_desk.registers.records import Kind
from heze_desk.settings import store as settings


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "research", "规上企业无研发投入的、研发投入提升的；可印成文件、导出和导入", show)
    made.add_argument("year", type=typed_year, metavar="YEAR", help="年份")
    made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx|.xlsx", help="印成文件，或导出可填报的表")
    made.add_argument("--import", dest="file", type=Path, metavar="FILE.xlsx", help="导入填好的表，先预览")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    if asked.kind is not Kind.ENTERPRISE:
        raise DeskError("研发投入只在企业名录里统计；请用 register 企业 research。")
    refuse_both_ways(asked)
    if asked.file is not None:
        return _take_in(asked)
    with reading(asked) as workspace:
        found, settled = research.research(workspace.db, asked.year), settings.get(workspace.db)
    if asked.out is not None and out_file(asked.out, ".pdf", ".docx", ".xlsx").suffix.lower() == ".xlsx":
        from heze_desk.registers import research_workbook

        written = research_workbook.export(found, found.every, asked.out, day=today(asked))
        print(f"已导出 {len(found.every)} 家企业：{written}")
        return 0
    if asked.out is not None:
        from heze_desk.cli.papers import write
        from heze_desk.registers.research_document import research_paper

        write(research_paper(found, found.every, today(asked), settled), asked.out, settled)
        return 0
    lists = {"without": found.without, "unknown": found.unknown, "risen": found.risen}
    lists |= {"key": found.key, "key_risen": found.key_risen}
    if asked.json:
        rows = {name: [vars(one) | {"rise": one.rise} for one in listed] for name, listed in lists.items()}
        print_json({"year": asked.year, **rows})
        return 0
    of_large = ("规上企业填报研发投入为 0 的", "规上企业没有填报的（不按 0 计）")
    titles = (*of_large, "研发投入比上年增加的", "重点企业", "重点企业中研发投入比上年增加的")
    for title, listed in zip(titles, lists.values(), strict=True):
        print(f"{asked.year}年{title}：{len(listed)} 家。{'、'.join(one.name for one in listed)}")
    return 0


def _take_in(asked: Asked) -> int:
    """As any workbook of enterprises; amounts without a year are of the one named."""
    from heze_desk.registers import importing

    return take_in_book(asked, importing.recognise(importing.read(asked.file), asked.kind, year=asked.year))
