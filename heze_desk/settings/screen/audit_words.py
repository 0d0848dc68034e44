"""What the tables and their columns are called where the journal is shown, and how their values are said."""

import json
from typing import Any

from heze_desk.settings.row_names import RowNames
from heze_desk.tasks import records as tasks
from heze_desk.workspace.history import Change

SUBJECTS = {
    "task": "任务",
    "task_unit": "任务责任单位",
    "milestone": "节点",
    "progress_entry": "办理记录",
    "attachment": "附件",
    "life_entry": "任务环节",
    "postponement": "延期",
    "round": "调度",
    "round_industry": "调度产业范围",
    "round_unit": "调度单位范围",
    "asked_task": "填报任务",
    "form": "反馈表",
    "returned_form": "收回的反馈表",
    "filing": "报送登记",
    "setting": "设置",
    "holiday_notice": "放假通知",
    "special_day": "放假和上班的日子",
    "policy": "政策文件",
    "clause": "条款",
    "clause_unit": "条款责任单位",
    "target": "目标",
    "industry": "产业",
    "unit": "单位",
    "unit_name": "单位名称",
    "unit_member": "群组成员",
    "contact": "联络人",
    "leader": "领导",
    "leader_title": "领导职务",
    "assignment": "分工",
}
FIELDS = tasks.FIELDS | {
    "name": "名称",
    "value": "内容",
    "position": "次序",
    "kind": "类别",
    "aliases": "别名",
    "active": "在用",
    "from_document": "文件所列",
    "short_name": "简称",
    "full_name": "全称",
    "valid_from": "起始日期",
    "valid_to": "终止日期",
    "basis": "依据文件",
    "leader_id": "领导",
    "group_id": "群组",
    "task_id": "任务",
    "duty": "职责",
    "telephone": "电话",
    "sha256": "校验值",
    "size": "字节数",
    "added_on": "加入日期",
    "issuer": "发文机关",
    "issued_on": "印发日期",
    "part": "部分",
    "label": "条款号",
    "unit": "计量单位",
    "qualifier": "限定词",
    "year": "年份",
    "built_in": "随程序附带",
    "notice_id": "放假通知",
    "attachment_id": "佐证附件",
    "round_id": "调度",
    "cycle": "周期",
    "opened_on": "开始日期",
    "due": "报送时限",
    "role": "职责",
    "version": "版本",
    "made_on": "生成日期",
    "content_hash": "内容校验值",
    "received_on": "收到日期",
    "state": "状态",
    "at": "登记时间",
    "noted_by": "登记人",
    "remark": "说明",
    "returned_form_id": "来源文件",
    "cells": "来源单元格",
    "counts": "计入任务",
}
OWN_FIELDS = {
    "leader": {"name": "姓名"},
    "leader_title": {"title": "职务", "valid_from": "自何日起"},
    "assignment": {"leader_id": "分管市级领导", "unit_id": "牵头部门"},
    "unit_name": {"unit_id": "单位"},
    "unit_member": {"unit_id": "成员单位"},
    "contact": {"unit_id": "单位", "name": "姓名"},
    "milestone": {"title": "节点名称"},
    "policy": {"number": "文号", "title": "文件名称", "content": "全文"},
    "clause": {"text": "条款原文"},
    "clause_unit": {"clause_id": "条款"},
    "industry": {"clause_id": "条款"},
    "target": {"value": "目标值"},
    "holiday_notice": {"title": "通知标题", "text": "通知原文"},
    "special_day": {"name": "节日", "kind": "放假或上班"},
    "round": {"number": "次数", "title": "标题", "closed_on": "结束日期"},
    "round_unit": {"unit_id": "单位"},
    "asked_task": {"unit_id": "填报单位"},
    "form": {"unit_id": "单位", "file_name": "文件名"},
    "returned_form": {"unit_id": "单位", "file_name": "文件名"},
    "filing": {"unit_id": "单位"},
}
SETTINGS = {
    "group_name": "专班名称",
    "office_name": "办公室名称",
    "issuer": "发文机关",
    "briefing_masthead": "简报名称",
    "briefing_title": "简报标题",
    "roster_title": "名单标题",
    "minutes_masthead": "纪要名称",
    "briefing_number": "简报期号",
    "notice_number": "督办单编号",
    "letter_number": "函件编号",
    "contact_person": "联系人",
    "contact_telephone": "联系电话",
    "report_to": "报",
    "send_to": "送",
    "issue_to": "发",
    "copies": "印数",
    "light_scheme": "亮灯规则",
    "warning_days": "临期提前天数",
    "yellow_points": "黄灯落后百分点",
    "red_points": "红灯落后百分点",
    "day_counting": "天数计法",
    "deadline_moving": "时限遇放假日",
    "word_grid": "与 WPS/Word 对齐的版心网格",
    "system_faces": "优先用本机字体",
    "demo": "演示数据",
}
NAMED_BY_ID = {
    "unit_id": "unit",
    "lead_unit_id": "unit",
    "group_id": "unit",
    "leader_id": "leader",
    "industry_id": "industry",
    "clause_id": "clause",
    "task_id": "task",
    "round_id": "round",
    "returned_form_id": "returned_form",
}
YES_OR_NO = {"active", "from_document", "ongoing", "built_in", "counts"}
UNSAID = {"id", "position", "sha256", "content_hash"}
"""What serves the program alone in a row that came or went."""


def record(change: Change, names: RowNames) -> str:
    """The row by its name: 任务 1-1-01, 设置."""
    subject = SUBJECTS.get(change.subject, change.subject)
    if change.subject == "setting":
        return subject
    row = change.new or change.old if not change.field else None
    return f"{subject} {_own_name(change.subject, row) or names.of(change.subject, change.row_id) or change.row_id}"


def field(change: Change, names: RowNames) -> str:
    if change.subject == "setting":
        name = names.of("setting", change.row_id) or ""
        return SETTINGS.get(name, name)
    if not change.field:
        return "新增" if change.old is None else "删除"
    return _label(change.subject, change.field)


def said(change: Change, value: Any, names: RowNames) -> str:
    """A value, or a whole row field by field with what is empty left out."""
    if change.subject == "setting":
        return _setting(value["value"] if isinstance(value, dict) else value)
    if change.field:
        return _said(change.field, value, names)
    told = {name: _said(name, one, names) for name, one in (value or {}).items() if name not in UNSAID}
    return "；".join(f"{_label(change.subject, name)}：{text}" for name, text in told.items() if text)


def _own_name(subject: str, row: Any) -> str:
    if row and subject == "round":
        return f"{row['year']}年第{row['number']}次"
    return next((str(row[key]) for key in ("number", "short_name", "name") if key in row), "") if row else ""


def _label(subject: str, name: str) -> str:
    return OWN_FIELDS.get(subject, {}).get(name) or FIELDS.get(name, name)


def _said(name: str, value: Any, names: RowNames) -> str:
    if value is None or value == "":
        return ""
    if name in NAMED_BY_ID:
        return names.of(NAMED_BY_ID[name], value) or f"{SUBJECTS[NAMED_BY_ID[name]]} {value}"
    if name in YES_OR_NO:
        return _yes_or_no(bool(value))
    if name == "progress":
        return f"{value}%"
    return "、".join(json.loads(value)) if name == "aliases" else str(value)


def _setting(text: str | None) -> str:
    value = json.loads(text) if text else ""
    return _yes_or_no(value) if isinstance(value, bool) else str(value)


def _yes_or_no(value: bool) -> str:
    return "是" if value else "否"
