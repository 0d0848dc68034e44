"""Who may import whom, and how large a thing may grow."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
SUBJECTS = (  # a later one may use an earlier one's records and store, never its screen
    "policy",
    "workdays",
    "roster",
    "tasks",
    "rounds",
    "issuing",
    "meetings",
    "instructions",
    "briefings",
    "registers",
    "roadmap",
    "evaluation",
    "notifications",
    "search",
    "dashboard",
    "settings",
)
WHERE_ALL_IS_JOINED = ("heze_desk.app", "heze_desk.notices", "heze_desk.first_paint")
GROUND = {
    "heze_desk.errors",
    "heze_desk.days",
    "heze_desk.differing",
    "heze_desk.identity_numbers",
    "heze_desk.pinyin",
    "heze_desk.settings.records",
    "heze_desk.settings.store",
}
STORE_TOOLS = {f"heze_desk.workspace.{name}" for name in ("database", "rows", "history", "as_of", "issued_files")}
SQL = {"sqlite_utils", "sqlite3"}
QT_WITH_A_FREE_LICENCE = {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtSvgWidgets", "QtNetwork"}
IMPORTED_WHEN_FIRST_USED = {"openpyxl", "docx", "reportlab", "pypinyin", "fontTools", "pypdfium2", "PIL", "lxml"}
KINDS = {
    "records": ("records",),
    "screen": ("screen",),
    "document": ("document",),
    "workbook": ("workbook", "importing", "exporting", "collecting"),
    "store": ("store",),
}
EMPTY_NAMES = {"utils", "util", "helper", "helpers", "manager", "common", "misc"}


@dataclass(frozen=True)
class Module:
    """One source file and what it imports, as full dotted names."""

    path: Path

    @cached_property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text("utf-8"))

    @cached_property
    def imports(self) -> frozenset[str]:
        return frozenset(name for node in ast.walk(self.tree) for name in _imported(node))

    @property
    def subject(self) -> str | None:
        return next((part for part in self.name.split(".")[1:2] if part in SUBJECTS), None)

    @property
    def kind(self) -> str:
        """What a file of a subject is, read from its name: `screen_detail.py` and `screen/…` are screens alike."""
        file = ".".join(self.name.split(".")[2:3])
        for kind, beginnings in KINDS.items():
            if file.startswith(beginnings) or file.endswith(f"_{kind}"):
                return kind
        return "store"

    @property
    def knows_qt(self) -> bool:
        joint = self.name in WHERE_ALL_IS_JOINED or self.name.startswith("heze_desk.kit")
        return joint or (self.subject is not None and self.kind == "screen")

    def uses(self, *packages: str) -> set[str]:
        return {name for name in self.imports for package in packages if f"{name}.".startswith(f"{package}.")}

    def functions(self) -> Iterator[ast.FunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _modules(*folders: str) -> list[Module]:
    return [Module(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


DESK = _modules("heze_desk")
OURS = [*DESK, *_modules("reports", "resources", "build_spec"), Module(ROOT / "dev.py")]
TESTS = _modules("tests")
BELOW = [m for m in DESK if m.name.startswith(("heze_desk.workspace", "heze_desk.kit", "heze_desk.workbooks"))]


def _strangers(module: Module, *allowed: str) -> set[str]:
    """What the module imports beyond Python itself, the ground and `allowed`."""
    known = {*sys.stdlib_module_names, "__future__", "_typeshed", *GROUND, *allowed}
    return module.imports - module.uses(*known)


def _of_subjects_up_to(module: Module, *kinds: str) -> list[str]:
    """The modules of those kinds in the module's own subject and the earlier ones."""
    earlier = SUBJECTS[: SUBJECTS.index(module.subject) + 1]
    return [other.name for other in DESK if other.subject in earlier and other.kind in kinds]


def test_reports_know_neither_qt_nor_sql_nor_the_desk():
    assert {m.name: used for m in _modules("reports") if (used := m.uses("PySide6", "heze_desk", *SQL))} == {}


def test_resources_know_nothing_of_the_program():
    assert {m.name: used for m in _modules("resources") if (used := m.uses("PySide6", "heze_desk", "reports"))} == {}


def test_only_screens_the_kit_and_the_app_know_qt():
    assert {m.name: used for m in DESK if (used := m.uses("PySide6")) and not m.knows_qt} == {}


def test_no_module_of_qt_is_used_that_is_under_the_gpl_alone():
    allowed = {f"PySide6.{name}" for name in QT_WITH_A_FREE_LICENCE}

    assert {m.name: found for m in OURS if (found := m.uses("PySide6") - m.uses(*allowed))} == {}


def test_records_know_only_python_the_ground_and_earlier_records():
    records = [m for m in DESK if m.subject and m.kind == "records"]

    assert {m.name: found for m in records if (found := _strangers(m, *_of_subjects_up_to(m, "records")))} == {}


def test_stores_know_rows_and_sql_but_open_no_step_and_set_no_paper():
    stores = [m for m in DESK if m.subject and m.kind == "store"]

    def found(module: Module) -> set[str]:
        others = _of_subjects_up_to(module, "records", "store")
        return _strangers(module, "resources", *STORE_TOOLS, *others)

    assert {m.name: strangers for m in stores if (strangers := found(m))} == {}


def test_only_the_workspace_knows_sqlite_utils():
    assert {m.name: used for m in DESK if (used := m.uses("sqlite_utils")) and ".workspace." not in m.name} == {}


def test_workbooks_know_what_stores_know_and_excel():
    workbooks = [m for m in DESK if m.subject and m.kind == "workbook"]

    def found(module: Module) -> set[str]:
        others = _of_subjects_up_to(module, "records", "store", "workbook")
        kept = "heze_desk.workspace.files"  # what is read in is kept as it came
        return _strangers(module, "openpyxl", "heze_desk.workbooks", kept, *STORE_TOOLS, *others)

    assert {m.name: strangers for m in workbooks if (strangers := found(m))} == {}


def test_documents_know_records_and_the_plain_paper_but_no_database():
    documents = [m for m in DESK if m.subject and m.kind == "document"]
    pure = [m.name for m in DESK if m.subject and not _strangers(m, *_of_subjects_up_to(m, "records"))]

    def found(module: Module) -> set[str]:
        others = {*pure, *_of_subjects_up_to(module, "document")} & {*_of_subjects_up_to(module, *KINDS)}
        return _strangers(module, "reports.document", *others)

    assert {m.name: strangers for m in documents if (strangers := found(m))} == {}


def test_a_subject_uses_only_earlier_ones_and_never_their_screens():
    def found(module: Module) -> set[str]:
        later = SUBJECTS[SUBJECTS.index(module.subject) + 1 :]
        screens = [m.name for m in DESK if m.kind == "screen" and m.subject not in {None, module.subject}]
        return module.uses(*(f"heze_desk.{subject}" for subject in later), *screens) - module.uses(*GROUND)

    assert {m.name: used for m in DESK if m.subject and (used := found(m))} == {}


def test_the_workspace_the_kit_and_the_workbooks_know_no_subject():
    subjects = [f"heze_desk.{subject}" for subject in SUBJECTS]

    assert {m.name: used for m in BELOW if (used := m.uses(*subjects) - m.uses(*GROUND))} == {}


def test_the_workspace_sets_no_paper_and_the_workbooks_know_no_database():
    def found(module: Module) -> set[str]:
        forbidden = {"workspace": ("reports", "heze_desk.kit"), "workbooks": ("reports", "heze_desk.workspace", *SQL)}
        return module.uses(*forbidden.get(module.name.split(".")[1], ()))

    assert {m.name: used for m in BELOW if (used := found(m))} == {}


def test_nothing_below_knows_where_the_parts_are_joined():
    subjects = [m for m in DESK if m.subject]
    joints = (*WHERE_ALL_IS_JOINED, "heze_desk.cli", "heze_desk.beginning", "heze_desk.home", "heze_desk.__main__")

    assert {m.name: used for m in [*BELOW, *subjects] if (used := m.uses(*joints))} == {}


def test_rules_and_papers_take_the_day_as_an_argument():
    timeless = [m for m in DESK if m.subject and m.kind in {"records", "document"}]
    clocks = {m.name for m in timeless for node in ast.walk(m.tree) if getattr(node, "attr", "") in {"today", "now"}}

    assert clocks == set()


def test_what_is_slow_to_import_waits_until_it_is_used():
    windows = [m.name for m in DESK if m.knows_qt]
    script = f"import importlib, sys\nfor name in {windows}: importlib.import_module(name)\nprint(*sys.modules)"

    answer = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert answer.returncode == 0, answer.stderr
    assert set(answer.stdout.split()) & IMPORTED_WHEN_FIRST_USED == set()


def test_no_file_is_longer_than_300_lines():
    lengths = {m.name: len(m.path.read_text("utf-8").splitlines()) for m in [*OURS, *TESTS]}

    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_function_is_longer_than_40_lines():
    modules = [m for m in [*OURS, *TESTS] if not m.name.startswith("heze_desk.workspace.migrations")]  # they are SQL
    functions = [(f"{m.name}.{f.name}", f.end_lineno - f.lineno + 1) for m in modules for f in m.functions()]

    assert [(name, length) for name, length in functions if length > 40] == []


def test_no_function_takes_more_than_four_arguments_by_place():
    def count(function: ast.FunctionDef) -> int:
        names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        return len([name for name in names if name not in {"self", "cls"}])

    functions = [(f"{m.name}.{f.name}", count(f)) for m in OURS for f in m.functions() if f.name.islower()]

    assert [(name, number) for name, number in functions if number > 4] == []


def test_every_function_says_what_it_returns():
    assert [f"{m.name}.{f.name}" for m in OURS for f in m.functions() if f.returns is None] == []


def test_no_file_has_a_name_that_says_nothing():
    assert [m.name for m in OURS if set(m.path.stem.split("_")) & EMPTY_NAMES] == []
