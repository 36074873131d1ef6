//! The accessibility statement: what was tested and how, what is known to fall short, how to tell us.

use plan_model::lang::Lang;

/// The statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Heading.
    pub title: &'static str,
    /// What is aimed at.
    pub sentence: &'static str,
    /// Headings, each with its lines.
    pub parts: Vec<(&'static str, Vec<&'static str>)>,
}

/// The statement in a language.
pub fn statement(lang: Lang) -> Statement {
    match lang {
        Lang::Zh => Statement {
            title: "无障碍声明",
            sentence: "本站按《网页内容无障碍指南》WCAG 2.2 的 A 级和 AA 级要求制作，并参照 GB/T 37668 和工业和信息化部的适老化要求。下面写明怎样测试、已知哪些不足、怎样告诉我们。",
            parts: vec![
                (
                    "怎样使用",
                    vec![
                        "长辈版：每页页首有“长辈版”，字从 20 像素起，可调到 18 至 30 像素；单栏、行距加宽、按钮加大，内容与标准版相同。网址写作 size=xl。",
                        "颜色：浅色、深色、高对比度、黑底黄字，在页首“外观”里选；系统要求高对比度或自定颜色时自动跟随。",
                        "图表：每张图都有一句结论、一段说明和一张同样数字的表；用键盘可以逐项读数。长辈版里可以只看表格。",
                        "朗读：长辈版里的“朗读本页”只用本机已有的语音，文字不外传；本机没有相应语音时不出现。它从不自己开始，换页即停。",
                        "词语解释：规划原文下面列出其中的术语，点开就是通俗说法。解释是本站写的，不是规划原文。",
                    ],
                ),
                (
                    "怎样测试",
                    vec![
                        "测试在 Chromium 浏览器里自动进行，随程序一起保存，谁都可以重做。",
                        "用 axe-core 按 WCAG 2.0、2.1、2.2 的 A 级和 AA 级规则检查每个页面，中文、英文，每种外观，标准版和长辈版，电脑和手机的宽度；也检查嵌入视图、展厅和程序没有启动时的静态页面。",
                        "只用键盘走过每个页面：焦点的次序、焦点可见、不被困住、关闭后回到原处。",
                        "320 像素宽、30 像素字号、自定的行距与字距、标签加长一倍多时不丢内容；没有语音、存储、剪贴板、全屏时没有失灵的按钮。",
                        "颜色的对比度由测试逐对计算；状态总是同时用文字、形状和颜色表示。",
                    ],
                ),
                (
                    "已知不足",
                    vec![
                        "还没有请残障人士和老年人做过系统的实际测试，也没有用各种读屏软件逐一试过。",
                        "规划原文保持中文，英文界面里也是；英文译名是本站所译。",
                        "总览、嵌入页和展厅的地图上，形状不能逐个用键盘选；旁边的各区按钮和表格给出同样的内容。“地图”页可以。",
                        "大光标在部分浏览器里不起作用；朗读时逐句标出需要较新的浏览器，较旧的标出整段。",
                        "浏览器早于 Chromium 86、Firefox 102、Safari 15.4，或不能运行脚本时，只有静态页面，没有上述工具。",
                        "规划所附的链接通往其他网站，不在本声明范围内。",
                    ],
                ),
                (
                    "怎样告诉我们",
                    vec![
                        "遇到障碍，请告知管理这个网站的单位：写明网址、用的设备和浏览器、想做什么、发生了什么。每条出处里的“复制问题报告”会写好网址和编号；也可以看“方法”页的“发现问题怎么办”。",
                    ],
                ),
            ],
        },
        Lang::En => Statement {
            title: "Accessibility statement",
            sentence: "This site is made to the Web Content Accessibility Guidelines, WCAG 2.2, levels A and AA, with China’s GB/T 37668 and the rules for older readers of its Ministry of Industry and Information Technology in view. Below: how it was tested, what is known to fall short, how to tell us.",
            parts: vec![
                (
                    "How to use it",
                    vec![
                        "Large type: “Large type” stands in the head of every page. Text begins at 20 pixels and can be set from 18 to 30; one column, wider lines, larger buttons, the same content. The address says size=xl.",
                        "Colours: light, dark, high contrast, yellow on black, under “Theme” in the head; a system that asks for more contrast or sets its own colours is followed.",
                        "Charts: each has its finding, a sentence, and a table of the same numbers; values can be read one by one with the keyboard. In large type, tables can stand in for charts.",
                        "Reading aloud: “Read this page aloud”, in large type, uses voices of this device alone and sends no words away; without such a voice it isn’t shown. It never starts by itself, and stops when the page changes.",
                        "Terms: below the words of a plan its terms of art are listed, each with a plain explanation. The explanations are ours, not the plan’s.",
                    ],
                ),
                (
                    "How it was tested",
                    vec![
                        "The tests run by themselves in a Chromium browser; they are kept with the program, and anybody can repeat them.",
                        "axe-core checks every page by the rules of WCAG 2.0, 2.1 and 2.2, levels A and AA, in Chinese and English, every theme, standard and large type, at the width of a desk and of a phone; embedded views, the hall’s screen and the static page without the program too.",
                        "Every page is walked by keyboard alone: order of focus, focus in sight, no trap, and back to where one was.",
                        "Nothing is lost at 320 pixels, at 30-pixel type, with the reader’s own spacing, or with labels more than twice as long; without voice, storage, clipboard or full screen no control is dead.",
                        "Contrast of colours is computed pair by pair; a state is always a word, a shape and a colour.",
                    ],
                ),
                (
                    "What falls short",
                    vec![
                        "Disabled and older people have not yet tried it systematically, nor has it been tried with each screen reader.",
                        "Wording of plans stays Chinese in the English view too; English names are our translations.",
                        "On the maps of the overview, of embeds and of a hall, shapes can’t be chosen by keyboard; the buttons of the districts beside it and the table say the same. On the page “Map” they can.",
                        "The large pointer does nothing in some browsers. Marking each sentence while it is read needs a newer browser; older ones mark the paragraph.",
                        "Browsers before Chromium 86, Firefox 102 and Safari 15.4, and those that run no scripts, show the static page without these tools.",
                        "Links to other sites lead beyond this statement.",
                    ],
                ),
                (
                    "How to tell us",
                    vec![
                        "If something is in your way, please tell whoever runs this site: the address, your device and browser, what you wanted to do and what happened. “Copy a problem report” in every source writes address and record down; see also “Reporting a problem” on the method page.",
                    ],
                ),
            ],
        },
    }
}
