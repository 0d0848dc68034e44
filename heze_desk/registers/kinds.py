"""The six registers as plain tables of words: pages, columns, papers and the command line are made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from heze_desk.errors import DeskError
from heze_desk.registers.records import Kind


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of an entry under the name it has in this register; choices are proposals, other words may be typed.

    A field that is `private` stays out of papers and exports unless it is asked for; of one that is `closed` a word
    that is not among the choices is asked about when it is imported.
    """

    name: str
    title: str
    choices: tuple[str, ...] = ()
    private: bool = False
    closed: bool = False
    long: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is told of every year."""

    name: str
    unit: str

    @property
    def title(self) -> str:
        return f"{self.name}（{self.unit}）"


PRINTED = ("name", "category", "level", "holder", "unit")
"""What a paper shows of an entry, beside its recognitions, unless the register says more: "traits", a measure."""
HAPPENED = (("events", "最近动态"), ("links", "关联的条目和任务"))


@dataclass(frozen=True, kw_only=True)
class Register:
    """What one register keeps; `mark` is what an entry must be recognised as to count for a target that names it."""

    kind: Kind
    code: str
    counter: str
    fields: tuple[Field, ...]
    mark: str
    marks: tuple[str, ...]
    entering: str
    leaving: str
    acts: tuple[str, ...]
    measures: tuple[Measure, ...] = ()
    traits: tuple[str, ...] = ()
    traits_title: str = ""
    printed: tuple[str, ...] = PRINTED
    goal_words: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the list of them is called: 平台名录."""
        return f"{self.kind}名录"

    def number(self, entry_id: int) -> str:
        """What an entry is called in a workbook, so that no counting of rows is taken for it: PT12."""
        return f"{self.code}{entry_id}"

    def numbered(self, words: str) -> int | None:
        """The id in a number of this register; None where it is none."""
        plain = words.strip().upper()
        digits = plain.removeprefix(self.code)
        return int(digits) if digits != plain and digits.isdecimal() and len(digits) < 10 else None

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)

    def choices_of(self, name: str) -> tuple[str, ...]:
        """What is proposed for a field, in the order of this register."""
        field = self.field(name)
        return field.choices if field else ()

    def printable(self) -> tuple[tuple[str, str], ...]:
        """Every column that a paper can have beside the name: what it is called in `printed`, and its title."""
        fields = ((one.name, f"{one.title}（个人信息）" if one.private else one.title) for one in self.fields[1:])
        traits = (("traits", self.traits_title),) if self.traits else ()
        return (*fields, *traits, *((one.name, one.title) for one in self.measures), *HAPPENED)

    def field_called(self, words: str) -> Field:
        """The field by its column name or by what the office calls it."""
        plain = "name" if words.strip() == "名称" else words.strip()
        found = next((one for one in self.fields if plain in (one.name, one.title)), None)
        if found is None:
            known = "、".join((*(one.title for one in self.fields), "产业", *filter(None, [self.traits_title])))
            raise DeskError(f"{self.title}没有“{words}”这一项；可用：{known}。")
        return found

    def measure(self, words: str) -> Measure:
        found = next((one for one in self.measures if words.strip() in (one.name, one.title)), None)
        if found is None:
            known = "、".join(one.name for one in self.measures) or "没有"
            raise DeskError(f"{self.title}没有按年填写的“{words}”；可用：{known}。")
        return found


FOUR_TRAITS = ("有高科技含量", "有高层次人才", "有高成长潜力", "有社会资本关注")
"""What makes a project 四有型, in the words of the policy."""
FOUR_TRAITS_MARK = "“四有型”项目"
RANKS = ("国家级", "省级", "市级")
RESEARCH = Measure(name="研发投入", unit="万元")
LARGE = "规上"
"""The trait of an enterprise above the size from which it reports to the statistics office."""
KEY = "重点企业"
"""The trait of an enterprise whose research spending is to rise, as the policy wants it."""


def _fields(name: str, *own: Field, people: bool = True) -> tuple[Field, ...]:
    """The name first, what this register has of its own, and what all have."""
    ends = (
        Field(name="contact", title="联系人", private=True),
        Field(name="telephone", title="联系电话", private=True),
    )
    summary = Field(name="summary", title="简介", long=True)
    return (Field(name="name", title=name), *own, summary, *(ends if people else ends[1:]))


_ALL = (
    Register(
        kind=Kind.PROJECT,
        code="XM",
        counter="个",
        fields=_fields(
            "项目名称",
            Field(name="category", title="类别", choices=("技术攻关", "产业化", "平台建设", "应用示范", "招商引资")),
            Field(name="level", title="阶段", choices=("谋划", "前期", "在建", "竣工", "投产", "终止")),
            Field(name="field", title="技术方向"),
            Field(name="holder", title="承担单位"),
            Field(name="unit", title="责任单位"),
        ),
        mark="重点项目",
        marks=("重点项目", FOUR_TRAITS_MARK, "揭榜挂帅项目"),
        entering="列入",
        leaving="退出",
        acts=("发榜", "揭榜", "签约", "开工", "中期检查", "验收", "投产"),
        measures=(Measure(name="计划投资", unit="万元"), Measure(name="完成投资", unit="万元")),
        traits=FOUR_TRAITS,
        traits_title="“四有”",
        printed=(*PRINTED, "traits", "计划投资", "完成投资", "events", "links"),
        goal_words=("项目",),
    ),
    Register(
        kind=Kind.PLATFORM,
        code="PT",
        counter="家",
        fields=_fields(
            "平台名称",
            Field(
                name="category",
                title="类别",
                choices=(
                    *("重点实验室", "技术创新中心", "工程研究中心", "院士工作站"),
                    *("概念验证中心", "中试基地", "孵化器", "标杆孵化器"),
                    *("新型研发机构", "创新联合体", "技术转移机构"),
                ),
            ),
            Field(name="level", title="级别", choices=RANKS, closed=True),
            Field(name="field", title="研究方向"),
            Field(name="holder", title="依托单位"),
            Field(name="unit", title="主管单位"),
        ),
        mark="认定",
        marks=("认定",),
        entering="认定",
        leaving="撤销",
        acts=("申报", "获批筹建", "建成", "评估", "复审"),
        measures=(RESEARCH,),
        goal_words=("平台",),
    ),
    Register(
        kind=Kind.ENTERPRISE,
        code="QY",
        counter="家",
        fields=_fields(
            "企业名称",
            Field(name="category", title="规模", choices=("大型", "中型", "小型", "微型"), closed=True),
            Field(name="field", title="主营方向"),
            Field(name="holder", title="所在园区"),
            Field(name="unit", title="属地"),
        ),
        mark="链主",
        marks=("链主", "领军", "示范", "高新技术", "科技型中小", "培育库", "“三高一核心”", "高新技术标杆"),
        entering="认定",
        leaving="退出",
        acts=("入库", "走访", "服务", "出库"),
        measures=(RESEARCH, Measure(name="营业收入", unit="万元")),
        traits=(LARGE, KEY),
        traits_title="类型",
        printed=(*PRINTED, "traits", "研发投入"),
        goal_words=("链主", "企业"),
    ),
    Register(
        kind=Kind.TALENT,
        code="RC",
        counter="人",
        fields=_fields(
            "姓名或团队名称",
            Field(name="category", title="类别", choices=("个人", "团队", "专业人士"), closed=True),
            Field(
                name="level",
                title="层次",
                choices=("顶尖人才", "科技领军人才", "产业技术专家", "青年科技人才", "高技能人才"),
            ),
            Field(name="field", title="专业领域"),
            Field(name="holder", title="所在单位"),
            Field(name="unit", title="服务单位"),
            people=False,
        ),
        mark="核心人才库",
        marks=("核心人才库", "泰山人才工程", "“外专双百计划”"),
        entering="入库",
        leaving="出库",
        acts=("交流活动", "签约", "到岗", "走访服务"),
        printed=(*PRINTED, "events"),
        goal_words=("人才",),
    ),
    Register(
        kind=Kind.TECHNOLOGY,
        code="JS",
        counter="项",
        fields=_fields(
            "技术名称",
            Field(name="category", title="类别", choices=("基础共性技术", "关键核心技术", "前沿技术")),
            Field(name="level", title="状态", choices=("立项", "攻关", "验证", "突破", "终止")),
            Field(name="field", title="技术方向"),
            Field(name="holder", title="承担单位"),
            Field(name="unit", title="责任单位"),
        ),
        mark="突破",
        marks=("突破",),
        entering="认定",
        leaving="撤销",
        acts=("立项", "阶段成果", "鉴定", "转化"),
        measures=(RESEARCH,),
        goal_words=("关键技术", "技术"),
    ),
    Register(
        kind=Kind.PRODUCT,
        code="CP",
        counter="个",
        fields=_fields(
            "产品名称",
            Field(name="category", title="类别", choices=("新材料", "装备", "软件", "生物制品", "其他")),
            Field(name="level", title="状态", choices=("研发", "试制", "量产", "停产")),
            Field(name="field", title="技术方向"),
            Field(name="holder", title="生产企业"),
            Field(name="unit", title="责任单位"),
        ),
        mark="标志性产品",
        marks=("标志性产品",),
        entering="认定",
        leaving="撤销",
        acts=("样品", "试制", "量产", "首台套应用"),
        measures=(Measure(name="销售收入", unit="万元"),),
        goal_words=("产品",),
    ),
)
KINDS: Mapping[Kind, Register] = MappingProxyType({one.kind: one for one in _ALL})
NAMES: Mapping[str, Kind] = MappingProxyType(
    {
        **{str(kind): kind for kind in Kind},
        **{kind.name.lower(): kind for kind in Kind},
        **{f"{kind.name.lower()}s": kind for kind in Kind if kind is not Kind.TECHNOLOGY},
        "technologies": Kind.TECHNOLOGY,
        "技术": Kind.TECHNOLOGY,
        "标志性产品": Kind.PRODUCT,
    }
)


def called(words: str) -> Kind:
    """The register by its Chinese or its English name."""
    kind = NAMES.get(words.strip().lower())
    if kind is None:
        raise DeskError(f"没有“{words}”名录；可用：{'、'.join(Kind)}。")
    return kind


def meant_by(goal: str) -> Kind | None:
    """The register a target of that name is counted from, by its last word that names one; None where none does."""
    places = [(goal.rfind(word), kind) for kind, one in KINDS.items() for word in one.goal_words if word in goal]
    return max(places, default=(0, None))[1]


def missing_traits(mark: str, traits: tuple[str, ...]) -> tuple[str, ...]:
    """What a project that is to be marked 四有型 still lacks of the four; nothing of any other mark."""
    return tuple(one for one in FOUR_TRAITS if one not in traits) if mark == FOUR_TRAITS_MARK else ()
