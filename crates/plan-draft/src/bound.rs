//! Reads a number's bound and force from the words around it.

use crate::text::{begins, ends};
use plan_model::plan::{Bound, Force};

/// Words before a number. The longest match counts, so that 不低于 isn't read as 低于.
const BEFORE: &[(&str, Bound)] = &[
    ("不低于", Bound::Ge),
    ("不少于", Bound::Ge),
    ("不小于", Bound::Ge),
    ("不得低于", Bound::Ge),
    ("不得少于", Bound::Ge),
    ("至少", Bound::Ge),
    ("≥", Bound::Ge),
    (">=", Bound::Ge),
    ("大于等于", Bound::Ge),
    ("大于或等于", Bound::Ge),
    ("超过", Bound::Gt),
    ("超出", Bound::Gt),
    ("突破", Bound::Gt),
    ("高于", Bound::Gt),
    ("大于", Bound::Gt),
    ("多于", Bound::Gt),
    ("逾", Bound::Gt),
    ("超", Bound::Gt),
    (">", Bound::Gt),
    ("不超过", Bound::Le),
    ("不高于", Bound::Le),
    ("不多于", Bound::Le),
    ("不大于", Bound::Le),
    ("至多", Bound::Le),
    ("控制在", Bound::Le),
    ("压缩至", Bound::Eq),
    ("≤", Bound::Le),
    ("<=", Bound::Le),
    ("低于", Bound::Lt),
    ("少于", Bound::Lt),
    ("小于", Bound::Lt),
    ("不足", Bound::Lt),
    ("不到", Bound::Lt),
    ("接近", Bound::Lt),
    ("近", Bound::Lt),
    ("<", Bound::Lt),
    ("大约", Bound::Approx),
    ("约", Bound::Approx),
    ("大概", Bound::Approx),
];

/// Words after a number and its unit.
const AFTER: &[(&str, Bound)] = &[
    ("及以上", Bound::Ge),
    ("或以上", Bound::Ge),
    ("以上", Bound::Ge),
    ("左右", Bound::Approx),
    ("上下", Bound::Approx),
    ("及以下", Bound::Le),
    ("以内", Bound::Le),
    ("之内", Bound::Le),
    ("以下", Bound::Le),
    ("内", Bound::Le),
];

/// Words that may stand between a bound and its number.
const BETWEEN: &[char] = &[' ', '了', '到', '至', ':', '为', '有'];

/// The bound stated before a number, the length of its words, and the distance from their end to the number.
pub(crate) fn before(chars: &[char]) -> Option<(Bound, usize, usize)> {
    let gap = chars.iter().rev().take_while(|c| BETWEEN.contains(c)).take(2).count();
    let fits = |gap: usize| {
        let head = &chars[..chars.len() - gap];
        let (words, bound) = BEFORE
            .iter()
            .filter(|(words, _)| ends(head, words))
            .max_by_key(|(words, _)| words.chars().count())?;
        // 最近, 附近, 邻近 say nothing about a number.
        let stray = *words == "近"
            && ["最近", "附近", "邻近", "临近", "就近", "相近"].iter().any(|words| ends(head, words));
        (!stray).then(|| (*bound, words.chars().count(), gap))
    };
    (0..=gap).find_map(fits)
}

/// The bound stated after a number and its unit, and the length of its words.
pub(crate) fn after(chars: &[char]) -> Option<(Bound, usize)> {
    let (words, bound) = AFTER.iter().find(|(words, _)| begins(chars, words))?;
    Some((*bound, words.chars().count()))
}

/// Words of an aspiration rather than a promise.
pub(crate) const STRIVE: &[&str] = &["力争", "争取", "努力"];
/// Words of a binding promise.
pub(crate) const BINDING: &[&str] = &["约束性"];

/// The force of a promise by the words up to it, with position and length of the words that state it.
pub(crate) fn force(chars: &[char]) -> (Force, Option<(usize, usize)>) {
    let found = |words| crate::text::find(chars, words);
    match (found(STRIVE), found(BINDING)) {
        (Some(at), _) => (Force::Strive, Some(at)),
        (None, Some(at)) => (Force::Binding, Some(at)),
        (None, None) => (Force::Expected, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_count() {
        let bound = |text: &str| before(&text.chars().collect::<Vec<_>>()).map(|(bound, ..)| bound);
        for (text, expected) in [
            ("规模不低于", Some(Bound::Ge)),
            ("规模低于", Some(Bound::Lt)),
            ("数量超过", Some(Bound::Gt)),
            ("数量不超过", Some(Bound::Le)),
            ("接入带宽超", Some(Bound::Gt)),
            ("超过了", Some(Bound::Gt)),
            ("覆盖院外约", Some(Bound::Approx)),
            ("就近", None),
            ("近", Some(Bound::Lt)),
            ("达到", None),
            ("", None),
        ] {
            assert_eq!(bound(text), expected, "{text}");
        }
        assert_eq!(after(&['以', '上', '的']), Some((Bound::Ge, 2)));
        assert_eq!(after(&['的']), None);
    }
}
