"""The files that show where the values of indicators are from, on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, put_out, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators, proofs
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.indicator_records import Indicator
from heze_desk.evaluation.period_records import Period, read
from heze_desk.evaluation.proof_records import IndicatorProof
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.workspace import files, registers
from heze_desk.workspace.database import Database
from heze_desk.workspace.taking_in import Kept, keep_all
from heze_desk.workspace.workspace import Workspace


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "attach", "给一期的数添加佐证材料", attach)
    made.add_argument("name", metavar="NAME")
    made.add_argument("files", nargs="+", type=Path, metavar="FILE")
    made.add_argument("--period", required=True, metavar="PERIOD", help="如 2026-09、2026Q3、2026")
    owned(made)
    made = verb(acts, "files", "一个指标的佐证材料，移除了的也列出", show)
    made.add_argument("name", metavar="NAME")
    made.add_argument("--json", action="store_true")
    made = verb(acts, "save", "把佐证材料的副本写到别处", save)
    made.add_argument("key", metavar="KEY", help="编号，如 I12，用 indicator files 查看")
    made.add_argument("--out", type=Path, required=True, metavar="FILE|DIR")
    made = verb(acts, "detach", "写明原因后移除佐证材料，条目仍留着", detach)
    made.add_argument("key", metavar="KEY", help="编号，如 I12，用 indicator files 查看")
    made.add_argument("--reason", required=True, metavar="TEXT")


def owned(made: Any) -> None:
    """Of whom the value is."""
    whose = made.add_mutually_exclusive_group()
    whose.add_argument("--industry", metavar="NAME", help="哪个产业的")
    whose.add_argument("--of-unit", metavar="NAME", help="哪个单位的；都不写是全市的")


def owner(db: Database, asked: Asked) -> tuple[int | None, int | None]:
    """The industry or the unit; neither is the whole city."""
    if asked.industry:
        return roster.industry_named(db, asked.industry), None
    if asked.of_unit:
        return None, unit_store.named(db, asked.of_unit)
    return None, None


def kept(workspace: Workspace, sources: list[Path]) -> tuple[Kept, ...]:
    """The files, kept in the workspace; none is entered where one cannot be read."""
    taken = keep_all(workspace.folder, sources)
    if taken.refusals:
        raise DeskError("\n".join(taken.refusals))
    return taken.kept


def enter(db: Database, place: Place, period: Period, found: tuple[Kept, ...], *, day: date) -> list[IndicatorProof]:
    """Those that were not there yet."""
    told = {**vars(place), "year": period.year, "part": period.part, "added_on": day}
    made = [IndicatorProof(**told, file_name=one.name, sha256=one.sha256, size=one.size) for one in found]
    entered = [proofs.add(db, one) for one in made]
    return [proofs.called(db, str(one)) for one in entered if one is not None]


def attach(asked: Asked) -> int:
    with writing(asked) as workspace:
        one = indicators.named(workspace.db, asked.name)
        period, (industry_id, unit_id) = read(asked.period, one.cycle), owner(workspace.db, asked)
        place = Place(indicator_id=one.id or 0, industry_id=industry_id, unit_id=unit_id)
        found = kept(workspace, asked.files)
        with workspace.step(f"添加佐证材料 {len(found)} 个") as db:
            made = enter(db, place, period, found, day=today(asked))
    for proof in made:
        print(f"{proof.key}　{files.size_text(proof.size)}　{proof.file_name}")
    print(f"{one.name}{period.said(one.cycle)}：已添加佐证材料 {len(made)} 个{'' if made else '，都已经在了'}。")
    return 0


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        one = indicators.named(workspace.db, asked.name)
        found = proofs.proofs(workspace.db, one.id or 0)
        names = _owners(workspace.db, asked)
    if asked.json:
        print_json([row(each, one, names) for each in found])
        return 0
    for each in found:
        gone = f"（{each.removed_on} 已移除：{each.removal_reason}）" if each.removed_on else ""
        whose = names.get((each.industry_id, each.unit_id), "")
        size = files.size_text(each.size)
        print("　".join((each.key, each.period.said(one.cycle), whose, size, f"{each.file_name}{gone}")))
    print(f"共 {len(found)} 个。")
    return 0


def save(asked: Asked) -> int:
    with reading(asked) as workspace:
        one = proofs.called(workspace.db, asked.key)
        print(f"已写出：{put_out(workspace.folder, one.sha256, one.file_name, asked.out)}")
    return 0


def detach(asked: Asked) -> int:
    with writing(asked) as workspace:
        one = proofs.called(workspace.db, asked.key)
        with workspace.step(f"移除佐证材料“{one.file_name}”") as db:
            registers.remove(db, "indicator_proof", one.id or 0, day=today(asked), reason=asked.reason)
    print(f"已移除：{one.key}“{one.file_name}”；条目和原因仍留着，可用 undo 撤销。")
    return 0


def row(one: IndicatorProof, of: Indicator, names: dict[tuple[int | None, int | None], str]) -> dict[str, Any]:
    return {
        "key": one.key,
        "period": one.period.said(of.cycle),
        "whose": names.get((one.industry_id, one.unit_id), ""),
        "file_name": one.file_name,
        "size": one.size,
        "sha256": one.sha256,
        "added_on": one.added_on,
        "removed_on": one.removed_on,
        "removal_reason": one.removal_reason or None,
    }


def _owners(db: Database, asked: Asked) -> dict[tuple[int | None, int | None], str]:
    industries: dict[tuple[int | None, int | None], str]
    industries = {(one, None): name for one, name in db.execute("select id, name from industry")}
    units = {(None, one): name for one, name in unit_store.names(db, today(asked)).items()}
    return {(None, None): indicators.WHOLE_CITY} | industries | units
