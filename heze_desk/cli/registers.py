"""The registers on the command line: listed, kept, marked, tied together, in and out of Excel."""

from pathlib import Path

from heze_desk.cli import (
    register_acts,
    register_files,
    register_marks,
    register_people,
    register_research,
    register_show,
)
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.cli.register_fields import (
    changes,
    industry,
    line_of,
    refuse_slip,
    row,
    standing,
    told,
    typed,
)
from heze_desk.cli.register_one import answer, giving_back, numbered, of_one
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import duplicates, listing, merged_marks, store
from heze_desk.registers.kinds import KINDS, called
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Entry, Kind
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database

NARROWING = {
    "industry": "归属产业",
    "unit": "责任单位、主管单位或属地",
    "category": "类别",
    "level": "级别、阶段、层次或状态",
    "mark": "认定",
    "text": "名称等各栏里的几个字",
}
ANYWAY_HELP = "名录没有列出的类别、级别等也照写"


def add_verbs(verbs: Verbs) -> None:
    one = verb(verbs, "register", "名录：项目、平台、企业、人才、关键技术、产品", None)
    one.add_argument("kind", type=called, metavar="KIND", help="、".join(KINDS))
    acts = one.add_subparsers(metavar="ACT", required=True)
    _add_listing(acts)
    made = verb(acts, "add", "新增，输出编号；名称相近的先问", add)
    made.add_argument("--name", required=True, metavar="TEXT", help="名称")
    made.add_argument("--industry", action="append", default=[], metavar="X", help="归属产业，可写多次")
    made.add_argument("--new", action="store_true", help="与名称相近的不是同一条，仍要新增")
    made.add_argument("fields", nargs="*", metavar="FIELD=VALUE", help="其他各项，例如 级别=省级")
    made.add_argument("--anyway", action="store_true", help=ANYWAY_HELP)
    made.add_argument("--json", action="store_true", help="给出整条记录")
    made = giving_back(acts, "set", "修改：字段=内容；等号后面不写就是清空", change)
    made.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help="例如 级别=省级")
    made.add_argument("--anyway", action="store_true", help=ANYWAY_HELP)
    register_show.add_acts(acts)
    of_one(acts, "remove", "删除误登的；不再有的请用 withdraw", remove)
    giving_back(acts, "restore", "从回收站恢复删除了的；list --deleted 列出它们", restore)
    made = giving_back(acts, "merge", "把另一条并入这一条", merge)
    made.add_argument("other", metavar="OTHER", help="并进来的一条，编号或名称")
    made.add_argument("--withdrawn", choices=("是", "否"), help="一条的认定撤销了、另一条没有时，合并后是否算撤销")
    made = of_one(acts, "apart", "记住这两条不是同一条", apart)
    made.add_argument("other", metavar="OTHER", help="另一条，编号或名称")
    made = verb(acts, "duplicates", "名称相近、可能重复的", show_pairs)
    made.add_argument("--json", action="store_true")
    for more in (register_people, register_research, register_marks, register_acts, register_files):
        more.add_acts(acts)


def _add_listing(acts: Verbs) -> None:
    listed = verb(acts, "list", "列出名录", show_all)
    for name, words in NARROWING.items():
        listed.add_argument(f"--{name}", default="", metavar="TEXT", help=words)
    listed.add_argument("--shared", action="store_true", help="只要跨产业共享的")
    listed.add_argument("--unproven", action="store_true", help="只要待核的")
    listed.add_argument("--deleted", action="store_true", help="只要回收站里的")
    listed.add_argument("--as-of", type=day, metavar="DAY", help="按这一天的归属和认定，默认今天")
    listed.add_argument("--json", action="store_true")
    listed.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", help="名录印成文件；不含联系方式")


def show_all(asked: Asked) -> int:
    of_day = asked.as_of or today(asked)
    with reading(asked) as workspace:
        db = workspace.db
        _refuse_unknown(db, asked)
        if asked.deleted and asked.out:
            raise DeskError("回收站里的不印名录；请去掉 --out 或 --deleted。")
        wanted = EntryFilter(
            kind=asked.kind,
            text=asked.text,
            industry_id=roster.industry_named(db, asked.industry) if asked.industry else None,
            unit_id=unit_store.named(db, asked.unit) if asked.unit else None,
            category=asked.category,
            level=asked.level,
            mark=asked.mark,
            shared=asked.shared,
            unproven=asked.unproven,
            deleted=asked.deleted,
        )
        listed = [line for line in listing.entries(db, of_day, wanted) if asked.deleted or line.was_there(of_day)]
        if asked.out:
            register_files.print_list(db, listed, asked, wanted)
    if asked.json:
        print_json([row(line) for line in listed])
    elif not asked.out:
        for line in listed:
            print(told(line))
        shared, unit = sum(line.shared for line in listed), KINDS[asked.kind].counter
        if asked.deleted:
            print(f"回收站里共 {len(listed)} {unit}；恢复请用 register {asked.kind} restore 编号。")
            return 0
        print(f"截至{said(of_day)}共 {len(listed)} {unit}，其中跨产业共享 {shared} {unit}（只计一次）。")
    return 0


def _refuse_unknown(db: Database, asked: Asked) -> None:
    """A word that no entry bears and nobody proposes is a slip, and no empty register."""
    register = KINDS[asked.kind]
    for name in ("category", "level"):
        if (word := getattr(asked, name)) and register.field(name) is None:
            raise DeskError(
                f"{register.title}没有“{'级别' if name == 'level' else '类别'}”这一项，不能按“{word}”筛选。"
            )
        refuse_slip(db, register, name, word, way="")
    if asked.mark and asked.mark not in register.marks:
        raise DeskError(f"{register.title}没有“{asked.mark}”这种认定；可用：{'、'.join(register.marks)}。")


def add(asked: Asked) -> int:
    """A name like one that is there is refused until it is said to be another."""
    with writing(asked) as workspace:
        near = duplicates.like(workspace.db, asked.kind, asked.name)
        people = asked.kind is Kind.TALENT  # of whom two may bear one name
        if near and not asked.new and (people or near[0].name != asked.name.strip()):
            number = KINDS[asked.kind].number(near[0].id)
            why = "名称相同" if near[0].name == asked.name.strip() else near[0].why
            raise DeskError(f"名录里有 {number}“{near[0].name}”，{why}；不是同一条的请加 --new。")
        fields, more = typed(workspace.db, KINDS[asked.kind], asked)
        if "name" in fields:
            raise DeskError("名称已用 --name 写明，不要再写“名称=”；请只写一次。")
        industries = [industry(workspace.db, one, today(asked)) for one in asked.industry] + (more or [])
        entry = Entry(kind=asked.kind, name=asked.name, added_on=today(asked), **fields)
        with workspace.step(f"新增{asked.kind}：{asked.name}") as db:
            entry_id = store.add(db, entry, industries)
            for one in near:
                duplicates.tell_apart(db, entry_id, one.id)
        return answer(asked, workspace.db, entry_id, KINDS[asked.kind].number(entry_id))


def change(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id, register = standing(workspace.db, asked.kind, asked.id), KINDS[asked.kind]
        old = line_of(workspace.db, entry_id, today(asked))
        fields, industries = typed(workspace.db, register, asked, kept=old.industry_ids)
        with workspace.step(f"修改{asked.kind}：{store.get(workspace.db, entry_id).name}") as db:
            store.change(db, entry_id, **fields)
            if industries is not None:
                store.set_industries(db, entry_id, industries, day=today(asked))
        made = changes(old, line_of(workspace.db, entry_id, today(asked)), register)
        which = numbered(workspace.db, entry_id)
        told = f"已修改 {which}：{'；'.join(made)}。" if made else f"{which}原来就是这样，没有改动。"
        return answer(asked, workspace.db, entry_id, told)


def remove(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id = standing(workspace.db, asked.kind, asked.id)
        name = store.get(workspace.db, entry_id).name
        with workspace.step(f"删除{asked.kind}：{name}") as db:
            store.discard(db, entry_id, day=today(asked))
    print(f"已删除“{name}”；可用 undo 撤销，或以后用 restore 恢复。")
    return 0


def restore(asked: Asked) -> int:
    with writing(asked) as workspace:
        db, entry_id = workspace.db, store.named(workspace.db, asked.kind, asked.id)
        if store.get(db, entry_id).deleted_on is None:
            raise DeskError(f"{numbered(db, entry_id)}没有删除，不用恢复。")
        with workspace.step(f"恢复{asked.kind}：{store.get(db, entry_id).name}") as writing_db:
            store.bring_back(writing_db, entry_id)
        return answer(asked, db, entry_id, f"已恢复 {numbered(db, entry_id)}。")


def merge(asked: Asked) -> int:
    with writing(asked) as workspace:
        kept, gone = (standing(workspace.db, asked.kind, one) for one in (asked.id, asked.other))
        names = [store.get(workspace.db, one).name for one in (gone, kept)]
        disputed = merged_marks.disputed(workspace.db, kept, gone)
        if disputed and asked.withdrawn is None:
            told = "；".join(f"{numbered(workspace.db, one.entry_id)}的{one.told}" for one in disputed)
            raise DeskError(f"{told}，另一条没有撤销；请加 --withdrawn 是（按撤销算）或 --withdrawn 否。")
        withdrawn = None if asked.withdrawn is None else asked.withdrawn == "是"
        with workspace.step(f"合并{asked.kind}：{names[0]}并入{names[1]}") as db:
            duplicates.merge(db, kept, gone, day=today(asked), withdrawn=withdrawn)
        return answer(asked, workspace.db, kept, f"已把“{names[0]}”并入“{names[1]}”；可用 undo 撤销。")


def apart(asked: Asked) -> int:
    with writing(asked) as workspace:
        ids = [standing(workspace.db, asked.kind, one) for one in (asked.id, asked.other)]
        with workspace.step("记住两条不是同一条") as db:
            duplicates.tell_apart(db, *ids)
        names = [numbered(workspace.db, one) for one in ids]
    print(f"已记住：{names[0]}和{names[1]}不是同一条，以后不再询问。")
    return 0


def show_pairs(asked: Asked) -> int:
    with reading(asked) as workspace:
        pairs = duplicates.pairs(workspace.db, asked.kind)
    if asked.json:
        print_json([one._asdict() for one in pairs])
        return 0
    number = KINDS[asked.kind].number
    for one in pairs:
        print(f"{number(one.first)}“{one.first_name}”　{number(one.other)}“{one.other_name}”　{one.why}")
    print(f"共 {len(pairs)} 对；同一条的用 merge 合并，不是的用 apart 记下。")
    return 0
