"""What the ledger takes from a workbook, and the headings an office uses for it."""

# field, as the command line calls it: its Chinese name, then other headings, the plainest first
HEADINGS = {
    "number": "编号 任务编号 台账编号 事项编号 工作编号",
    "title": "任务名称 任务 事项名称 工作任务 任务事项 工作事项 重点任务 重点工作任务 重点工作 督办事项 议定事项 "
    "任务标题 工作名称 事项 名称",
    "content": "任务内容 工作内容 具体内容 主要内容 具体任务 主要任务 任务描述 内容 具体举措 工作举措 工作要求",
    "target": "目标要求 工作目标 年度目标 目标任务 预期目标 完成标准 预期成果 成果形式 目标",
    "section": "板块 任务板块 所属板块 工作板块 任务类别 类别 分类",
    "industry": "产业 所属产业 产业名称 产业领域 未来产业 产业类别 领域",
    "lead_unit": "牵头单位 牵头部门 牵头责任单位 牵头责任部门 主办单位 主责单位 主责部门 牵头单位名称 牵头",
    "units": "责任单位 责任部门 配合单位 配合部门 协办单位 参与单位 协同单位 承办单位 责任单位名称",
    "person": "责任人 负责人 具体责任人 任务责任人 责任人姓名 具体负责人 经办人",
    "start": "开始日期 开始时间 启动时间 启动日期 起始时间 起始日期 计划开始时间 计划启动时间",
    "deadline": "时限 完成时限 办结时限 截止日期 截止时间 完成期限 计划完成时间 计划完成时限 要求完成时间 办理时限 "
    "完成时间 完成日期 办结时间 时间节点 时间要求 期限",
    "progress": "进度 完成进度 进度百分比 完成百分比 完成率 完成比例 当前进度 目前进度 工作进度",
    "latest": "最近进展 进展情况 工作进展 最新进展 目前进展 工作进展情况 目前进展情况 最新进展情况 任务进展 "
    "完成情况 推进情况 落实情况 办理情况 工作开展情况 开展情况 进展",
    "problems": "存在问题 存在的问题 问题 困难问题 问题困难 存在困难 存在的困难 存在问题及困难 存在的问题及困难 "
    "问题及困难 困难和问题 存在的困难和问题 需协调解决的问题 需要协调解决的问题",
    "next_steps": "下步措施 下一步措施 下一步工作 下步工作 下一步打算 下步打算 下一步计划 下一步工作打算 下步工作打算 "
    "下一步工作计划 下步工作计划 下一步工作措施 下步工作措施 下一步安排 下一步工作安排",
    "source": "来源 任务来源 事项来源",
    "source_ref": "来源条款 任务依据 文件依据 来源文件 依据文件 依据",
    "done_on": "办结日期 实际完成时间 实际完成日期 实际办结时间 销号时间 销号日期",
}
SYNONYMS = {field: tuple(words.split()) for field, words in HEADINGS.items()}
TITLES = {field: words[0] for field, words in SYNONYMS.items()}
LASTING = "长期"
"""What stands in the column of the deadlines for a task that goes on and has none."""
