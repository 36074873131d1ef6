//! Terms of art in plain words. The explanations are ours and in general language; no plan says them.

use plan_model::lang::Lang;
use plan_model::order;

/// A term with what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The term as plans write it.
    pub term: &'static str,
    /// What it is called in English; ours.
    pub english: &'static str,
    /// What it means, in the language of the screen.
    pub words: &'static str,
}

/// Term, English name, explanation in Chinese and in English. A longer term comes before one that it holds.
type TermRow = (&'static str, &'static str, &'static str, &'static str);

const fn rows() -> [TermRow; 39] {
    [
        (
            "一网通办",
            "One-stop online government services",
            "办事的人在一个网上入口就能办各部门的事，不必一家一家地跑。",
            "One online entrance through which people get things done with every department, without going from office to office.",
        ),
        (
            "一网统管",
            "Unified management of the city",
            "把交通、应急、市容等管理工作接到同一个平台上，发现、派单、处理、检查都在上面进行。",
            "One platform on which traffic, emergencies, street order and other city tasks are noticed, assigned, dealt with and checked.",
        ),
        (
            "随申办",
            "Suishenban, the city's service app",
            "上海市的政务服务手机应用，“一网通办”在手机上的入口。",
            "Shanghai's app for government services: the way into One-Stop Government Service on a phone.",
        ),
        (
            "随申码",
            "Suishenma, a personal QR code",
            "上海市民用来出示身份、就医、乘车等的个人二维码。",
            "A personal QR code with which people in Shanghai identify themselves, see a doctor, ride a bus and so on.",
        ),
        (
            "免申即享",
            "Benefits without applying",
            "符合条件的人或企业不用自己申请，由政府主动查明并给予补贴或优惠。",
            "People and firms who qualify get a subsidy or benefit without applying; the government finds out and grants it.",
        ),
        (
            "一件事",
            "One thing, one visit",
            "把办成一件事要走的几个部门的手续合成一次办，例如开一家店、生一个孩子。",
            "The formalities of several departments for one occasion, such as opening a shop or having a child, joined into one.",
        ),
        (
            "电子证照",
            "Electronic certificates",
            "身份证、营业执照等证件的电子版，办事时可以代替纸质原件。",
            "Electronic forms of identity cards, business licences and other papers, accepted instead of the originals.",
        ),
        (
            "电子政务",
            "E-government",
            "政府用网络和计算机办公、办事。",
            "Government work and services by means of networks and computers.",
        ),
        (
            "政务外网",
            "Government network",
            "各级政府部门之间互通的专用网络，与互联网隔开。",
            "A network of their own that connects government departments, kept apart from the public internet.",
        ),
        (
            "政务云",
            "Government cloud",
            "供政府部门共用的计算机房和软件，不必各建一套。",
            "Computing that government departments share, instead of each building its own.",
        ),
        (
            "数字化转型",
            "Digital transformation",
            "用数据和网络重新安排办事、生产和管理的方式，而不只是把纸换成电脑。",
            "Rearranging how things are served, made and managed by means of data and networks, not just putting paper on a computer.",
        ),
        (
            "数字底座",
            "Digital foundation",
            "各种应用共用的基础：网络、机房、数据和通用软件。",
            "What all applications stand on together: networks, computing, data and common software.",
        ),
        (
            "数字孪生",
            "Digital twin",
            "在计算机里照着真实的城市、楼宇或设备做一个模型，随真实情况更新，用来观察和试算。",
            "A model of a real city, building or machine inside a computer, kept up to date and used to watch and to try things out.",
        ),
        (
            "城市大脑",
            "City brain",
            "汇集全城数据、帮助判断和调度的计算机系统。",
            "Computer systems that gather data of a whole city and help to judge and to dispatch.",
        ),
        (
            "数字体征",
            "Vital signs of the city",
            "借用人的“体温、脉搏”打比方：反映城市是否运行正常的一组实时数据。",
            "A figure of speech, as of pulse and temperature: data that show whether a city runs as it should.",
        ),
        (
            "生命体征",
            "Vital signs",
            "借用医学的说法，指反映城市运行是否正常的一组数据。",
            "A word from medicine: here, data that show whether a city runs as it should.",
        ),
        (
            "数智",
            "Digital and intelligent",
            "“数字化”和“智能化”的合称。",
            "Short for “digital” and “intelligent” together.",
        ),
        (
            "CIM",
            "City information model",
            "城市信息模型：把建筑、道路、管线和各种数据放进同一个三维城市模型。",
            "City information model: buildings, roads, pipes and other data in one three-dimensional model of the city.",
        ),
        (
            "揭榜挂帅",
            "Open challenge",
            "把要解决的难题公开列出，谁有本事谁来承担，不论资历。",
            "A difficult task is put up in public, and whoever can solve it takes it on, whatever their standing.",
        ),
        (
            "应用场景",
            "Use case",
            "一种技术在什么地方、为谁、解决什么问题的具体用法。",
            "A concrete use of a technology: where, for whom, and for which problem.",
        ),
        (
            "新型基础设施",
            "New infrastructure",
            "网络、机房、充电桩、传感器等新一类的公共设施，与路、桥、水、电相对。",
            "Networks, computing, charging points, sensors and the like, as against roads, bridges, water and power.",
        ),
        (
            "新基建",
            "New infrastructure",
            "“新型基础设施建设”的简称：建网络、机房、充电桩、传感器等。",
            "Short for building new infrastructure: networks, computing, charging points, sensors and the like.",
        ),
        (
            "双千兆",
            "Dual gigabit",
            "5G 手机网和光纤宽带都达到每秒千兆比特的速度。",
            "Both 5G and fibre broadband at a gigabit a second.",
        ),
        (
            "千兆",
            "Gigabit",
            "每秒约十亿比特的网速，大约几秒钟能下载一部电影。",
            "About a billion bits a second; a film takes some seconds to download.",
        ),
        (
            "物联网",
            "Internet of things",
            "把电表、路灯、探头等物件连到网上，能看到它们的状况，也能远程控制。",
            "Meters, street lamps, cameras and other things connected to a network, so that they can be read and controlled from afar.",
        ),
        (
            "物联感知",
            "Sensing",
            "用装在各处的传感器了解水、电、人流、设备等的状况。",
            "Learning how water, power, crowds or equipment are doing by sensors in many places.",
        ),
        (
            "神经元",
            "Sensors, as “neurons”",
            "打比方：装在城市各处、负责感知情况的设备。",
            "A figure of speech: devices all over a city that notice what happens.",
        ),
        (
            "边缘计算",
            "Edge computing",
            "在靠近设备的地方就近计算，不必都传到远处的机房，反应更快。",
            "Computing close to the devices instead of in a far-away centre, so that the answer comes sooner.",
        ),
        ("算力", "Computing power", "计算机处理数据的能力。", "How much data computers can process."),
        (
            "IPv6",
            "Internet protocol, version 6",
            "新一代的互联网地址规则，能给多得多的设备分配地址。",
            "The newer rule for internet addresses, with room for far more devices.",
        ),
        (
            "区块链",
            "Blockchain",
            "由多方共同记账、记下后很难改动的数据记录方式。",
            "A record kept by many parties together, which is hard to change afterwards.",
        ),
        (
            "元宇宙",
            "Metaverse",
            "由计算机生成、可以进入其中活动的虚拟空间。",
            "Computer-made spaces that people can enter and act in.",
        ),
        (
            "大模型",
            "Large models",
            "用大量文字、图像训练出来，能对话、写作、看图的人工智能程序。",
            "Artificial intelligence trained on very much text or many pictures, which can converse, write or see.",
        ),
        (
            "工业互联网",
            "Industrial internet",
            "把工厂的机器、产品和人连到网上，用数据来安排生产。",
            "Machines, products and people of factories connected, so that production is arranged by data.",
        ),
        (
            "在线新经济",
            "New online economy",
            "上海对网上办公、购物、医疗、教育、文娱等新行业的统称。",
            "Shanghai's word for new trades on the net: office work, shopping, medicine, teaching, entertainment.",
        ),
        (
            "公共数据",
            "Public data",
            "政府和公用事业单位在履行职责、提供服务时收集或产生的数据。",
            "Data that government and public services collect or make while they do their work.",
        ),
        (
            "数据要素",
            "Data as a factor of production",
            "把数据看作与土地、劳动力、资金一样能用来生产的资源。",
            "The view of data as a resource for production, as land, labour and capital are.",
        ),
        (
            "中台",
            "Shared middle layer",
            "把各部门都要用的功能和数据做成一套，供上面的各种应用共用。",
            "Functions and data that many departments need, made once and used by all applications above.",
        ),
        (
            "信创",
            "Domestic IT",
            "“信息技术应用创新”的简称，指采用国产的计算机软硬件。",
            "Short for “innovation in applying information technology”: using hardware and software made in China.",
        ),
    ]
}

/// The terms that some words of a plan hold, each once, in the order of their first mention.
pub fn terms(words: &str, lang: Lang) -> Vec<Explained> {
    let rows = rows();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut found: Vec<(usize, Explained)> = Vec::new();
    for (term, english, zh, en) in rows {
        // Where a longer term was found, the shorter one inside it isn't meant.
        let free = |at: usize| taken.iter().all(|(from, to)| at + term.len() <= *from || *to <= at);
        let places: Vec<usize> = words.match_indices(term).map(|(at, _)| at).filter(|at| free(*at)).collect();
        if let Some(first) = places.first() {
            found.push((*first, Explained { term, english, words: lang.pick(zh, en) }));
        }
        taken.extend(places.iter().map(|at| (*at, at + term.len())));
    }
    order::arrange(&mut found, &|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, explained)| explained).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &str) -> Vec<&'static str> {
        terms(words, Lang::Zh).into_iter().map(|explained| explained.term).collect()
    }

    #[test]
    fn terms_come_once_and_in_the_order_of_the_words() {
        assert_eq!(names("深化“一网统管”，一网通办和一网统管"), ["一网统管", "一网通办"]);
        assert_eq!(names("实现双千兆覆盖"), ["双千兆"], "the longer term alone");
        assert_eq!(names("双千兆网络，千兆用户"), ["双千兆", "千兆"]);
        assert!(names("到2025年完成3个项目").is_empty());
    }

    #[test]
    fn a_longer_term_comes_before_the_one_that_it_holds() {
        let rows = rows();
        for (at, (term, ..)) in rows.iter().enumerate() {
            for (earlier, ..) in &rows[..at] {
                assert!(!term.contains(earlier), "{term} must come before {earlier}");
            }
        }
    }

    #[test]
    fn every_term_stands_in_a_plan_and_is_explained_in_both_languages() {
        let texts = [
            include_str!("../../../../data/sources/changning.txt"),
            include_str!("../../../../data/sources/fengxian.txt"),
            include_str!("../../../../data/sources/jinshan.txt"),
            include_str!("../../../../data/sources/xuhui.txt"),
            include_str!("../../../../data/sources/yangpu.txt"),
        ];
        for (term, english, zh, en) in rows() {
            assert!(texts.iter().any(|text| text.contains(term)), "{term} is in no plan");
            assert!(zh.ends_with('。') && en.ends_with('.'), "{term}");
            let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(han(zh) && !han(en) && !han(english), "{term}");
        }
    }
}
