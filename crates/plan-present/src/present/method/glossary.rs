//! What the words of the data mean: facets, kinds of number, bounds, measures, sources.

use crate::names;
use crate::present::targets::{facet_name, facet_words};
use crate::text::LangTexts;
use plan_method::query::Facet;
use plan_model::lang::Lang;
use plan_model::observation::{Grade, Match};
use plan_model::plan::{Bound, Domain, Force, Measure, NoteKind, Tier};

/// A word with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word, as it stands on the screen.
    pub name: String,
    /// Its spelling in addresses and data files.
    pub slug: &'static str,
    /// What it means.
    pub words: &'static str,
}

/// Words of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryPart {
    /// What they are words for.
    pub title: &'static str,
    /// The words.
    pub terms: Vec<Term>,
}

/// The words of the data, kind by kind. States are on the method page with the rules that give them.
pub fn glossary(lang: Lang) -> Vec<GlossaryPart> {
    let texts = lang.texts();
    let filters =
        Facet::ALL.map(|of| term(facet_name(of, lang), of.slug(), facet_words(of).help, lang)).to_vec();
    let tiers = Tier::ALL.map(|of| term(names::tier(of, lang), of.slug(), tier(of), lang)).to_vec();
    let bounds = Bound::ALL.map(|of| term(names::bound(of, lang), of.slug(), bound(of), lang)).to_vec();
    let measures =
        Measure::ALL.map(|of| term(names::measure(of, lang), of.slug(), measure(of), lang)).to_vec();
    let forces = Force::ALL.map(|of| term(names::force(of, lang), of.slug(), force(of), lang)).to_vec();
    let grades = Grade::ALL.map(|of| term(names::grade(of, lang), of.slug(), grade(of), lang)).to_vec();
    let matches =
        Match::ALL.map(|of| term(names::definition(of, lang), of.slug(), definition(of), lang)).to_vec();
    let domains = Domain::ALL.map(|of| term(names::domain(of, lang), of.slug(), domain(of), lang)).to_vec();
    let notes = NoteKind::ALL.map(|of| term(names::note_kind(of, lang), of.slug(), note(of), lang)).to_vec();
    vec![
        GlossaryPart { title: texts.filters, terms: filters },
        GlossaryPart { title: texts.kind_of_number, terms: tiers },
        GlossaryPart { title: texts.bound, terms: bounds },
        GlossaryPart { title: texts.measure, terms: measures },
        GlossaryPart { title: texts.force, terms: forces },
        GlossaryPart { title: texts.grade, terms: grades },
        GlossaryPart { title: texts.definition_match, terms: matches },
        GlossaryPart { title: texts.domain, terms: domains },
        GlossaryPart { title: texts.plan_notes, terms: notes },
    ]
}

fn term(name: &str, slug: &'static str, (zh, en): (&'static str, &'static str), lang: Lang) -> Term {
    let words = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    Term { name: name.to_owned(), slug, words }
}

const fn tier(tier: Tier) -> (&'static str, &'static str) {
    match tier {
        Tier::Commitment => (
            "规划承诺做到的数；只有承诺才判断是否达成。",
            "A number that the plan promises; only these are judged.",
        ),
        Tier::Scope => (
            "名称、口号、服务标准（如“15分钟”）或只指方向的说法，不判断。",
            "A name, slogan, service standard (such as “15 minutes”) or mere direction; not judged.",
        ),
        Tier::Premise => (
            "规划当作前提的数，不是要做到的，不判断。",
            "A number that the plan takes for granted; not judged.",
        ),
    }
}

const fn bound(bound: Bound) -> (&'static str, &'static str) {
    match bound {
        Bound::Eq => ("原文给出一个确切的数。", "The text gives one exact number."),
        Bound::Ge => ("原文写“不少于、不低于、以上”等。", "The text says “at least”."),
        Bound::Gt => ("原文写“超过、突破”等。", "The text says “more than”."),
        Bound::Le => ("原文写“不多于、不高于、以内”等。", "The text says “at most”."),
        Bound::Lt => (
            "原文写“少于、不到”，公开数据写“近”的也按此读。",
            "The text says “less than”; a published “nearly” is read so too.",
        ),
        Bound::Approx => {
            ("原文写“约、左右”，不证明恰好达到。", "The text says “about”; it doesn't prove the very number.")
        }
        Bound::Range => (
            "原文给出一个区间，达到先到的一端即为达成。",
            "The text gives a range; the end that comes first is enough.",
        ),
        Bound::Coverage => (
            "“全覆盖、全部”一类的说法，按100%判断。",
            "“All” or “complete coverage” in words; judged as 100%.",
        ),
        Bound::Indefinite => (
            "“数十、若干”一类的说法，没有可判断的数，保留为空。",
            "“Dozens of” and the like: no number to judge by, left empty.",
        ),
    }
}

const fn measure(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Cumulative => (
            "到期限为止的总数，不论从何时起；对已有事物的优化、以人次或项目计的事也按此记。",
            "The total by the deadline, whenever it began; also improvements to what is there, and acts counted by attendance or project.",
        ),
        Measure::New => (
            "规划期内增加的数，不能与累计数比较；一年的方案里只写动词的（建成3家）也按此记。",
            "What is added within the period, not comparable with a total; in a plan for one year also a bare verb with a number (build 3).",
        ),
        Measure::Stock => (
            "某一时点或某一年的水平；几年的规划里只写动词的（创建8所）按到期时达到的数记。",
            "The level at a date, or for a year; in a plan for several years also a bare verb with a number (create 8), as the number reached by then.",
        ),
        Measure::Share => ("比例，不相加，不求平均。", "A ratio; never added or averaged."),
        Measure::Growth => ("增长率，不计算进度。", "A rate of growth; it has no pace."),
        Measure::Coverage => ("覆盖的程度。", "How much is covered."),
        Measure::Time => ("时间的长短。", "A length of time."),
    }
}

const fn force(force: Force) -> (&'static str, &'static str) {
    match force {
        Force::Binding => ("原文注明约束性。", "The text calls it binding."),
        Force::Expected => ("原文注明预期性，或直接陈述。", "The text calls it expected, or just states it."),
        Force::Strive => ("原文写“力争、争取”。", "The text says “strive for”."),
    }
}

const fn grade(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::Official => {
            ("政府文件、政府网站、新闻发布会。", "A government document, site or press briefing.")
        }
        Grade::Press => (
            "官方页面无法取得时，署名的报刊或通讯社。",
            "A named newspaper or agency, where no official page could be had.",
        ),
    }
}

const fn definition(definition: Match) -> (&'static str, &'static str) {
    match definition {
        Match::Exact => (
            "与目标或所对应的原文是同一指标、同一范围、同一类时段。",
            "The same indicator, scope and kind of period as the target's, or as the words it answers.",
        ),
        Match::Close => (
            "同一事物，口径略有出入；用于判断，并照此标明。",
            "The same thing, defined slightly differently; it counts, and is shown as such.",
        ),
        Match::Related => ("只作背景，从不用于判断。", "Context only; never used to judge."),
    }
}

const fn domain(domain: Domain) -> (&'static str, &'static str) {
    match domain {
        Domain::Infrastructure => {
            ("网络、算力、感知设施、数据平台。", "Networks, computing, sensors, data platforms.")
        }
        Domain::Economy => ("数字产业与产业数字化。", "Digital industry, and industry made digital."),
        Domain::Life => (
            "教育、医疗、养老、出行、文旅等生活服务。",
            "Education, health, care, travel, culture and other services of daily life.",
        ),
        Domain::Governance => ("政务服务与城市运行管理。", "Public services and the running of the city."),
        Domain::Security => ("网络安全与数据安全。", "Security of networks and data."),
        Domain::Safeguards => {
            ("组织、制度、资金、人才等保障。", "Organisation, rules, funds and people that carry the plan.")
        }
    }
}

/// What a kind of remark means.
pub(in crate::present) const fn note(kind: NoteKind) -> (&'static str, &'static str) {
    match kind {
        NoteKind::Contradiction => {
            ("规划中有两处说法不一致，两处都保留。", "Two places of the plan disagree; both are kept.")
        }
        NoteKind::Unit => ("单位漏写或重复。", "A unit is missing or counted twice."),
        NoteKind::Typo => {
            ("疑似错字或衍字，原文照录。", "A wrong or doubled character, it seems; quoted as it is.")
        }
        NoteKind::PastedFragment => {
            ("疑似从别处误入的文字。", "A piece of text that seems to belong elsewhere.")
        }
        NoteKind::UnclosedBracket => (
            "括号没有闭合，单位名单到何处为止不明。",
            "A bracket is never closed, so the list of departments has no clear end.",
        ),
        NoteKind::MissingTitle => {
            ("文件没有写明题名、文号等。", "The document doesn't say what it is called, or its number.")
        }
        NoteKind::Alias => ("同一单位有几种写法。", "One body under several spellings."),
        NoteKind::Ambiguity => ("可以有两种读法。", "It can be read in two ways."),
        NoteKind::Absent => (
            "读者常找而原文没有写的，如资金数额；附上最接近的一句。",
            "What readers look for and the text doesn't say, such as a sum of money; with the clause that comes nearest.",
        ),
        NoteKind::GoalInWords => (
            "写了年份而没有数字，不是承诺目标，不作判断；在日程和各区页面单列。",
            "It has a year and no number: no commitment, and never judged; listed apart in the calendar and on the district's page.",
        ),
        NoteKind::LeadsOverall => (
            "领导小组、办公室、专班等，不写在任务的括号里。不是原文的问题。",
            "A leading group, its office, task forces, outside the brackets of tasks. No fault of the text.",
        ),
        NoteKind::ParentDocument => (
            "规划自己写明依据的文件。不是原文的问题。",
            "A document that the plan says it rests on. No fault of the text.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_is_there_once_and_explained_in_both_languages() {
        let (zh, en) = (glossary(Lang::Zh), glossary(Lang::En));
        assert_eq!(zh[0].terms.len(), Facet::ALL.len());
        for (zh, en) in zh.iter().zip(&en) {
            let slugs: BTreeSet<&str> = zh.terms.iter().map(|term| term.slug).collect();
            assert_eq!(slugs.len(), zh.terms.len(), "{}", zh.title);
            for (zh, en) in zh.terms.iter().zip(&en.terms) {
                assert_eq!(zh.slug, en.slug);
                assert!(zh.words.ends_with('。') && en.words.ends_with(['.', '…']), "{zh:?} {en:?}");
                assert!(
                    en.words.is_ascii()
                        || !en.words.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
                );
            }
        }
    }
}
