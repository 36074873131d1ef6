//! Every word on the screen, in both languages side by side. A missing translation doesn't compile.

use plan_model::lang::Lang;
use plan_model::texts;

texts! {
    /// Words without numbers in them. Sentences with numbers are functions of [`crate::present`].
    Texts;
    product: "数转图", "Plan Atlas";
    tagline: "上海五区数字化转型规划：承诺了什么、何时完成、谁负责、公开数据说明了什么。",
        "Digital plans of five Shanghai districts: what was promised, by when, who answers for it, and what has been published since.";
    overview: "总览", "Overview";
    targets: "目标", "Targets";
    workbench: "工作台", "Workbench";
    skip_to_content: "跳到正文", "Skip to content";
    other_language: "English", "中文";
    language: "语言", "Language";
    theme: "外观", "Theme";
    theme_system: "跟随系统", "System";
    theme_light: "浅色", "Light";
    theme_dark: "深色", "Dark";
    theme_contrast: "高对比度", "High contrast";
    theme_yellow: "黑底黄字", "Yellow on black";
    as_of: "截至", "As of";
    as_of_help: "所有状态按这一天已公开的信息判断；此后的数据视为未知。",
        "Every state is judged by what was known on this day; later values count as unknown.";
    today: "今天", "Today";
    data_release: "数据版本", "Data release";
    open_site: "在数转图中查看", "Open in Plan Atlas";
    licence: "数据可引用，请注明出处", "Free to cite with its source";
    embed_lacks: "这个嵌入视图缺少有效的参数：", "This embedded view lacks a valid parameter: ";
    embed_release_gone: "这里固定引用的数据版本已不在服务器上，因此不显示其他版本的数字。", "The data release that this view is pinned to is no longer on the server, so no other figures are shown.";
    embed: "嵌入", "Embed";
    draft: "起草规划", "Draft a plan";
    embed_intro: "选一个视图，复制一段代码，粘贴到您自己的网页里。四种方式由繁到简；不能用脚本的页面也有办法。", "Choose a view, copy a snippet, paste it into a page of yours. Four ways, the most capable first; pages that allow no scripts are served too.";
    embed_view: "视图", "View";
    every_district: "全部", "All";
    embed_data: "数据", "Data";
    embed_live: "随数据更新", "Follow the data";
    embed_pinned: "固定在当前版本和这一天", "Pinned to this release and day";
    embed_pinned_help: "固定的视图不随数据更新而变；管理员更新数据时须按部署说明保留旧版本的文件夹，否则该视图会说明数据已不在，而不会显示别的数字。", "A pinned view doesn't change with the data; whoever replaces the data keeps the old folder as the deployment page says, or the view will say that its data is gone rather than show other figures.";
    text_size: "字号", "Text size";
    large_type: "长辈版", "Large type";
    standard_type: "标准版", "Standard";
    access: "无障碍声明", "Accessibility";
    size_standard: "标准", "Standard";
    size_large: "大", "Large";
    with_title: "显示标题和说明", "Title and sentence";
    with_controls: "显示可操作的按钮", "Controls";
    frame_width: "宽度", "Width";
    frame_narrow: "窄（最小宽度）", "Narrow (the least width)";
    frame_wide: "宽（640 像素以上）", "Wide (640 pixels or more)";
    preview: "预览", "Preview";
    snippet_helper: "框架加辅助脚本：高度自动", "Frame with the helper script: its height follows";
    snippet_frame: "只用框架：高度固定，不用脚本", "Frame alone: a fixed height, no script";
    snippet_still: "图片加表格：不加载任何东西", "Picture and table: loads nothing";
    snippet_link: "链接", "Link";
    snippet_picture: "先用预览里的“导出”取得图片，再与网页一起上传；文件名：", "Take the picture by “Export” in the preview and upload it beside the page; its name: ";
    copy: "复制", "Copy";
    embed_not_here: "单文件版里没有可嵌入的页面；请在网站版或内网版中使用，这里只提供图片、表格和链接。", "The single file holds no page to embed; use the web or intranet form. Here are only picture, table and link.";
    static_release: "静态内容的数据版本", "Data release of this static content";
    sources_note: "规划原文按公布文字引用。公开数据收集自政府文件与具名媒体，逐条注明出处；“未见公开数据”仅指在已查阅的材料中没有找到。",
        "Plans are quoted as published. Published values come from government documents and named media, each with its source; “no published value” means that none was found in what was read.";
    method_note: "状态判断方法与阈值为本站自定，不是规划内容。",
        "The method and its cuts are ours, not the plans'.";
    commitments: "承诺目标", "Commitments";
    commitments_help: "规划中可以计数的承诺：带数值、比例、金额或覆盖范围的前瞻性表述。", "Countable promises of a plan: forward-looking statements with a number, share, amount or extent.";
    by_state: "各状态的目标数", "Commitments by state";
    by_district: "分区", "By district";
    district: "区", "District";
    districts: "区", "Districts";
    domain: "领域", "Domain";
    department: "责任单位", "Responsible department";
    responsible_departments: "责任单位", "Responsible departments";
    deadline: "期限", "Deadline";
    state: "状态", "State";
    count: "数量", "Count";
    share: "占比", "Share";
    total: "合计", "Total";
    plan: "规划", "Plan";
    period: "规划期", "Period";
    indicator: "指标", "Indicator";
    target_value: "目标值", "Target value";
    first_deadline: "最早到期", "First deadline";
    last_deadline: "最晚到期", "Last deadline";
    reached_or_missed: "已有公开数据可以判断的目标", "What published values settle";
    map_metric: "地图指标", "Map shows";
    not_covered: "未收录", "Not covered";
    map_legend: "图例：每一档有几个区", "Legend: how many districts in each class";
    no_data: "无数据", "No data";
    district_list: "区列表", "Districts";
    show_table: "查看表格", "Show table";
    hide_table: "收起表格", "Hide table";
    see_all: "查看全部目标", "See all targets";
    filters: "筛选", "Filters";
    search_text: "关键词", "Keywords";
    search_placeholder: "如：5G、一网通办、养老", "e.g. 5G, 一网通办, 养老";
    sort: "排序", "Sort";
    compare: "对比", "Compare";
    topic: "主题", "Topic";
    topics: "主题", "Topics";
    plan_says_nothing: "该规划没有归入此主题的任务", "No task of this plan is about it";
    unknown_topic: "没有这个主题", "There is no such topic";
    definition: "定义", "Definition";
    shared_indicators: "多个区都提到的指标", "Indicators that several districts speak of";
    shared_indicators_help: "只有指标、单位、界、范围、计量方式和年份都一致，各图才用同一坐标；否则各用自己的坐标，不作排序。",
        "Values stand on one axis only if indicator, unit, kind of bound, scope, measure and year agree; otherwise the clauses stand side by side, unranked.";
    nothing_pinned: "还没有选入对比的目标。在目标列表里选“加入对比”，最多四项。", "Nothing is pinned yet. Choose “Pin to compare” in the list of targets, up to four.";
    one_pinned: "再选一项，就可以并列。", "Pin one more to see them side by side.";
    first_difference: "首个不同之处", "First difference";
    targets_compared: "各区的目标", "Targets of the districts";
    values_compared: "各区最新的公开数据", "Latest published values of the districts";
    all_records: "全部记录", "Every record";
    districts_with_target: "有目标的区", "Districts with a target";
    districts_with_value: "有公开数据的区", "Districts with a published value";
    unknown_indicator: "没有这个指标", "There is no such indicator";
    due_lately: "近一年到期的目标", "What fell due in the last year";
    nothing_due_lately: "近一年没有承诺目标到期。", "No commitment fell due in the last year.";
    busiest_departments: "牵涉目标最多的责任单位", "Departments that answer for most targets";
    frequent_topics: "目标最多的主题", "Topics with most targets";
    all_topics: "全部主题", "All topics";
    replay: "按时间回放", "Replay over time";
    replay_play: "播放", "Play";
    replay_pause: "暂停", "Pause";
    replay_first: "从头", "Start";
    replay_last: "回到今天", "Back to today";
    replay_back: "上一季度", "Quarter back";
    replay_on: "下一季度", "Quarter on";
    brief: "打印简报", "Briefing to print";
    print: "打印或存为 PDF", "Print or save as PDF";
    brief_clauses: "附规划原文", "With the clauses";
    brief_remark: "备注", "Remarks";
    footnotes: "原文出处", "Clauses";
    unknown_subject: "没有可以打印的内容", "There is nothing to print";
    unknown_subject_help: "链接里的编号在当前数据中不是区、责任单位或目标。", "The id in the link is no district, department or target of the data shown.";
    take_back: "去掉", "Remove";
    choices_full: "已经选满；要加新的，先去掉几项。", "No more can be chosen; take some out to add others.";
    group_by: "分组", "Group by";
    no_group: "不分组", "No groups";
    pin: "加入对比", "Pin to compare";
    unpin: "移出对比", "Unpin";
    unpin_all: "清空", "Unpin all";
    pinned: "已选对比", "Pinned";
    compare_pinned: "去对比", "Compare";
    plan_end_short: "规划期末", "plan's end";
    clear_filters: "清除筛选", "Clear filters";
    nothing_matches: "没有符合筛选条件的目标。", "No target matches these choices.";
    nothing_matches_help: "可以去掉一个条件，或清除全部筛选。", "Drop a choice, or clear all filters.";
    responsible: "由谁负责", "Who answers for it";
    leads: "牵头", "Lead";
    supports: "配合", "Support";
    no_department_named: "规划未写明责任单位", "The plan names no responsible department";
    clause: "原文", "Clause";
    added_by_us: "（本站补，不是原文）", "(added by us, not the plan's words)";
    subject: "所指（本站补，不是原文）", "About (added by us, not the plan's words)";
    open_source: "查看出处", "Show source";
    close: "关闭", "Close";
    source: "出处", "Source";
    document: "文件", "Document";
    document_number: "文号", "Document number";
    issuer: "发布机关", "Issuer";
    issued_on: "发布日期", "Issued";
    place_in_plan: "所在位置", "Place in the plan";
    official_page: "官方网页", "Official page";
    not_stated: "原文未载明", "Not stated in the text";
    publisher: "发布者", "Publisher";
    published_on: "发布于", "Published";
    value_as_of: "数据截至", "Value as of";
    grade: "来源类别", "Source grade";
    grade_official: "政府文件或网站", "Government document or site";
    grade_press: "具名媒体", "Named media";
    definition_match: "口径", "Definition";
    match_exact: "与规划一致", "Same as the plan's";
    match_close: "相近，略有差别", "Close, slightly different";
    match_related: "相关，不用于判断", "Related; not used to judge";
    reprint_read: "只查阅到转载，未附链接", "Only a reprint was read; no link";
    citation: "引用", "Citation";
    copy_citation: "复制引用", "Copy citation";
    copy_sentence: "复制这句话", "Copy this sentence";
    copy_link: "复制链接", "Copy link";
    copy_report: "复制问题报告", "Copy a problem report";
    copied: "已复制", "Copied";
    file_hash: "原文校验值", "Text checksum";
    note: "说明", "Note";
    criterion: "怎样算达成", "What would count as achieved";
    why_this_state: "为什么是这个状态", "Why this state";
    rule: "规则", "Rule";
    inputs: "依据", "Inputs";
    baseline: "起点", "Baseline";
    latest_reading: "最新读数", "Latest reading";
    gap_closed: "已走完的差距", "Gap closed";
    time_used: "已用时间", "Time used";
    pace: "进度比（差距÷时间）", "Pace (gap ÷ time)";
    required_pace: "今后每年需要", "Needed per year from here";
    observations: "公开数据", "Published values";
    no_observation: "未见公开数据", "No published value found";
    similar_values: "相近的公开数（不用于判断）", "Similar published values (not used to judge)";
    not_used: "不用于判断：", "Not used to judge: ";
    linear_reference: "线性参照（非规划内容）", "Linear reference (not in the plan)";
    observed: "公开值", "Published";
    stated: "规划所述", "Stated in the plan";
    computed: "本站计算", "Computed here";
    date: "日期", "Date";
    value: "数值", "Value";
    kind: "类别", "Kind";
    target: "目标", "Target";
    conflicts: "规划自身的不一致", "Where the plan disagrees with itself";
    plan_notes: "原文的疑点", "Doubts about the text";
    kind_of_number: "数字的性质", "Kind of number";
    measure: "计量方式", "Measure";
    force: "约束力", "Force";
    scope: "范围", "Scope";
    scope_district: "全区", "Whole district";
    task: "所属任务", "Task";
    back_to_list: "返回目标列表", "Back to the list";
    previous: "上一个", "Previous";
    next: "下一个", "Next";
    unknown_target: "没有这个目标", "There is no such target";
    unknown_target_help: "链接里的编号在当前数据中不存在，可能写错，或所在规划未能载入。", "The id in the link isn't in the data shown: it may be misspelt, or its plan could not be loaded.";
    plan_end_assumed: "原文未写期限，按规划期末计", "No date in the clause; the plan's end is used";
    unit_inferred: "单位据上下文推定", "Unit inferred from context";
    loading: "正在载入数据…", "Loading data…";
    load_failed: "数据无法载入", "The data could not be loaded";
    part_missing: "这部分页面没有取到", "This part of the page could not be fetched";
    part_missing_help: "请检查网络后重试；也可以先看其他页面。", "Check the connection and try again; the other pages still work.";
    part_refused: "部分数据未能使用", "Part of the data could not be used";
    retry: "重试", "Try again";
    notice: "提示", "Notice";
    dismiss: "知道了", "Dismiss";
    unread_notice: "链接中有看不懂的部分，已忽略：", "Parts of the link could not be read and were ignored: ";
    boundary_failed: "边界数据无法使用，改用示意格图。", "The boundary can't be used; a schematic grid stands in.";
    schematic: "示意图，非地图", "Schematic, not a map";
    english_gloss: "非官方译名", "Unofficial translation";
    as_written: "原文写法", "As written";
    more: "更多", "More";
    apply: "应用", "Apply";
    selected: "已选", "Selected";
    last_updated: "数据发布日", "Data released";
    chart_unavailable: "图表无法显示，数据见表格。", "The chart can't be shown; the table has the data.";
    id: "编号", "Id";
    upper_value: "数值上限", "Upper value";
    unit_of_measurement: "计量单位", "Unit of measurement";
    bound: "界", "Bound";
    deadline_basis: "期限依据", "Basis of the deadline";
    date_inferred: "本站推定", "Inferred by us";
    caveats: "使用须知", "Caveats";
    credits: "图表来源", "Credits";
    page_address: "页面地址", "Address of the page";
    export: "导出", "Export";
    export_csv: "CSV 表格（WPS、Excel 可直接打开）", "CSV (opens in Excel and WPS)";
    export_xlsx: "Excel 工作簿（XLSX）", "Excel workbook (XLSX)";
    export_json: "JSON 数据", "JSON data";
    export_png: "图片（PNG，2倍）", "Picture (PNG, 2×)";
    export_svg: "矢量图（SVG）", "Vector picture (SVG)";
    share_wall: "整面墙", "The wall";
    share_deadlines: "期限", "Deadlines";
    share_goal: "这项目标", "This target";
    share_panels: "各区小图", "Panels";
    export_facts: "数据说明（TXT）", "About the data (TXT)";
    export_failed: "文件没有做成。", "The file could not be made.";
    exported: "已导出", "Exported";
    tasks: "任务", "Tasks";
    departments: "部门", "Departments";
    calendar: "日程", "Calendar";
    map: "地图", "Map";
    map_places: "在地图上看这些地点", "These places on the map";
    map_unscaled: "有数值，不分级", "A value, on no scale";
    uncovered_district: "这个区没有规划收录", "No plan of this district is here";
    uncovered_district_help: "本站只收录五个区的规划，见“区”。", "Only the plans of five districts are here; see “Districts”.";
    unknown_district: "没有这个区", "There is no such district";
    unknown_task: "没有这项任务", "There is no such task";
    unknown_department: "没有这个责任单位", "There is no such department";
    title_origin: "题名", "Title";
    title_stated: "原文所载", "As in the text";
    title_made: "原文无题名，由本站拟定", "The text has none; this one is ours";
    adopted_on: "通过日期", "Adopted";
    none_found: "未找到", "None found";
    cannot_be_checked: "无法核验，不作比较", "Can't be checked, not compared";
    tasks_help: "筛选得出的是任务：任务所含的目标有一项符合状态或到期年份，任务即列出。", "The filters choose tasks: by state or deadline a task is listed if one of its targets fits.";
    without_value: "未见结果", "No result found";
    unknown_short: "未见", "unknown";
    passed: "已到期", "Due";
    not_passed: "未到期", "Not due yet";
    deadlines_by_district: "各区的到期日", "Deadlines by district";
    goals: "规划目标，用规划自己的话", "The plan's goals, in its own words";
    goals_place: "摘自", "From";
    plan_identity: "规划的身份", "The plan";
    outline: "规划结构", "Outline";
    outline_help: "数目包括下级标题；展开即见所数的任务和承诺目标。", "Counts include the headings below; unfold a heading to see the tasks and commitments that it counts.";
    targets_of_plan: "承诺目标与最新公开值", "Commitments and latest published values";
    bullet_help: "每行一把尺，都从零起；竖线是目标，菱形是起点，横条是最新公开值。没有公开值就没有横条。各行单位不同，横条之间不能比较。",
        "Each row has a scale of its own that starts at zero: the line is the target, the diamond the baseline, the bar the latest published value. No published value, no bar. Units differ, so bars of different rows can't be compared.";
    lower_is_better: "越低越好", "lower is better";
    generic_department: "泛指", "generic";
    places: "规划点名的地点", "Places that the plan names";
    places_help: "位置据公开资料推定，未经实地核实，不能用于导航。", "Positions were worked out from public sources and not checked on the ground; don't navigate by them.";
    place: "地点", "Place";
    kind_of_place: "类别", "Kind";
    precision: "位置精度", "Position";
    named_by: "点名的任务", "Tasks that name it";
    named_by_none: "未归入任务", "In no task";
    text_of_plan: "原文", "Text";
    whole_text: "读全文", "Read the whole text";
    in_text: "在原文中查看", "See it in the text";
    unknown_text: "没有这份原文", "There is no such text";
    contents: "目次", "Contents";
    link_here: "链接到此处", "Link to this place";
    method: "方法", "Method";
    search: "搜索", "Search";
    settings: "设置", "Settings";
    menu: "菜单", "Menu";
    observations_by_plan: "各规划的公开数据", "Published values by plan";
    without_published: "没有公开值的承诺，按区列出：", "Commitments without a published value, by district:";
    data_changes: "数据变更", "Changes of the data";
    slash_key: "在任何页面按 / 键都到搜索", "The / key leads to the search from every page";
    next_place: "下一处", "Next place";
    search_help: "可用中文、拼音、首字母或英文，如 一网通办、yiwangtongban、ywtb、government online；按 / 键可随时到这里。", "In Chinese, pinyin, initials or English, e.g. 一网通办, yiwangtongban, ywtb, government online; the / key leads here.";
    search_loading: "正在准备五份规划的全文……", "Getting the texts of all plans ready …";
    rules: "状态的规则", "Rules for the state";
    quantities: "计算的量", "Quantities";
    unusable: "哪些读数不用", "Readings that don't count";
    finer_reasons: "页面上写的理由", "Reasons as a target's page says them";
    glossary: "词表", "What the words mean";
    glossary_help: "词后是它在数据文件和网址里的写法。", "After each word stands its spelling in data files and addresses.";
    report: "发现问题怎么办", "Reporting a problem";
    report_where: "请告诉部署本站的单位，或在项目仓库里提出。", "Tell whoever runs this site, or open an issue in the project's repository.";
    report_what: "请写明：记录的编号（在“查看出处”里复制引文即含编号和数据版本）、页面的地址、应当怎样，以及能够核对的公开出处。每条出处里的“复制问题报告”会写好前几项。", "Please give the record's id (a citation copied from “Show source” holds it, with the data release), the page's address, what it should say, and a public source that shows it. “Copy a problem report” beside any source fills in the first of these.";
    report_why: "有公开出处的数字才能收录；原文即使有疑点也照录，疑点另作说明。", "A number comes in only with a public source; the text of a plan stays as published, with our doubts beside it.";
    data_to_take: "数据下载", "Download the data";
    package: "下载数据包（ZIP）", "Download the data package (ZIP)";
    package_help: "全部规划、任务、目标、责任单位和公开数据，每类一个 CSV，附字段说明（Frictionless Data Package），并含每个目标截至这一天的状态。不知道的值留空，不写作0。",
        "All plans, tasks, targets, departments and published values, one CSV for each kind, with a description of their fields (Frictionless Data Package) and the state of every target as of that day. What isn't known is empty, never 0.";
    list_to_take: "只要部分目标：到清单里筛选后导出", "Only some targets: choose them in the list and export that";
    text_pending: "正在取原文…", "Fetching the text…";
    text_failed: "原文没有取到", "The text could not be fetched";
    text_mismatch: "取到的原文与数据版本不符，不予显示。", "The text that was fetched doesn't fit the data and isn't shown.";
    places_pending: "正在取地点…", "Fetching the places…";
    places_failed: "地点没有取到", "The places could not be fetched";
    marks_help: "标出的是目标和起点所在的原句，加粗的数字可以点开。", "Marked are the clauses of targets and baselines; the bold numbers can be opened.";
    titles_ours: "标题、单位和地点的英文是本站所译，非官方。", "English titles, departments and places are ours and unofficial.";
    targets_inside: "其中的目标", "Targets inside";
    baselines_inside: "其中的起点数字", "Baselines inside";
    no_targets_inside: "没有承诺目标", "No commitment";
    next_task: "下一项任务", "Next task";
    previous_task: "上一项任务", "Previous task";
    back_to_tasks: "返回任务", "Back to the tasks";
    back_to_departments: "返回部门", "Back to the departments";
    nothing_matches_tasks: "没有符合筛选条件的任务。", "No task matches these choices.";
    nothing_matches_departments: "没有符合条件的责任单位。", "No department matches these choices.";
    fold_all: "全部收起", "Fold all";
    unfold_all: "全部展开", "Unfold all";
    tasks_led: "牵头的任务", "Tasks it leads";
    tasks_supported: "配合的任务", "Tasks it supports";
    none: "无", "None";
    aliases: "原文写法", "As written in the plan";
    department_kind: "单位类别", "Kind of body";
    departments_matrix: "责任单位与领域", "Departments by domain";
    departments_help: "格内是该单位牵头或配合的任务数，颜色随数目加深；点数字看是哪些任务。", "Each cell counts the tasks that a department leads or supports; the shade deepens with the count. A number opens its tasks.";
    due_without_value: "到期未见结果", "Due, no result";
    see_these: "在目标清单中查看", "See them in the list";
    all_numbers: "全部数字，含不是承诺的", "All numbers, commitments or not";
    task_word: "任务", "Task";
    places_of_district: "本区全部地点", "All places of this district";
    generic_help: "规划没有指明具体是哪个单位。", "The plan doesn't say which body in particular.";
    four_questions: "四问", "Four questions";
    question_rules: "四问各看什么", "What each question asks";
    ladder: "从承诺到能判断", "From promise to proof";
    answered_yes: "是", "yes";
    answered_no: "否", "no";
    next_deadline: "下一个期限", "Next deadline";
    lens: "看", "Show";
    my_district: "我在", "I am in";
    wall_help: "方向键在格子间移动，Home、End 到本区第一格、最后一格，Enter 打开，Esc 离开。",
        "Arrow keys move over the tiles, Home and End go to the first and last of the district, Enter opens, Esc leaves.";
    open_target: "打开这一项", "Open it";
    time_strip: "期限", "Deadlines";
    time_strip_help: "一点是一项承诺的期限：实心为原文写明，空心为规划期末。带是规划从发布到期末，发布日不明的画虚线。",
        "Each dot is the deadline of one commitment: filled where the clause says it, hollow where it is the plan's end. Bands run from a plan's issue to its end, dashed where the day of issue isn't known.";
    calendar_axis: "灰带为规划期；圆内为到期的承诺目标数，实心已到期，空心未到期；下方为其中未见结果的数目。",
        "Grey bands are plan periods. Each circle holds the number of commitments due, filled once it has passed; below it, for how many no result was found.";
}

/// The words of a language, asked for as `lang.texts()`.
pub trait LangTexts {
    /// The words of this language.
    fn texts(self) -> &'static Texts;
}

impl LangTexts for Lang {
    fn texts(self) -> &'static Texts {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_said_in_both_languages() {
        for (field, zh, en) in PAIRS {
            assert!(!zh.is_empty() && !en.is_empty(), "{field}");
            assert!(!en.contains('。') && !en.contains('，'), "{field}: Chinese punctuation in English");
        }
    }
}
