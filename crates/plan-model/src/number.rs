//! Numbers as the plans write them: Arabic and Chinese numerals, full width and half width.

/// Largest magnitude of a number in the data: what a file keeps exactly as a whole number, and a screen can show.
pub const MOST: f64 = 1e15;

/// Reads a number as written; `None` when the words fix no single number (`数十万`, `全覆盖`).
///
/// Understands Arabic numerals with decimals and thousands separators, Chinese numerals up to 亿
/// (`三`, `十二`, `两百`, `一万二千`), a mix of both (`132万`, `1.5亿`), and full-width digits.
///
/// ```
/// assert_eq!(plan_model::number::parse("132万"), Some(1_320_000.0));
/// assert_eq!(plan_model::number::parse("十二"), Some(12.0));
/// assert_eq!(plan_model::number::parse("数十万"), None);
/// ```
pub fn parse(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(fold).collect();
    if text.is_empty() {
        return None;
    }
    if let Some(number) = arabic(&text) {
        return Some(number);
    }
    for (mark, factor) in [('亿', 1e8), ('万', 1e4)] {
        if let Some(head) = text.strip_suffix(mark)
            && let Some(number) = arabic(head)
        {
            return Some(number * factor);
        }
    }
    chinese(&text)
}

/// Serialises an optional number, a whole one without a fraction, as people write data files.
///
/// # Errors
///
/// Whatever the serialiser says.
pub fn plain<S: serde::Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            serializer.serialize_some(&(*number as i64))
        }
        other => serde::Serialize::serialize(other, serializer),
    }
}

/// Serialises a number, a whole one without a fraction, as [`plain`] does.
///
/// # Errors
///
/// Whatever the serialiser says.
pub fn plain_one<S: serde::Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

/// The ASCII digits of `text`, each run of ASCII digits as one string, in order.
///
/// Thousands separators inside a number are dropped, so that `1,600` and `1600` are one run.
pub fn digit_runs(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(fold).collect();
    let mut runs: Vec<String> = Vec::new();
    let mut open = false;
    for (at, &c) in chars.iter().enumerate() {
        if c.is_ascii_digit() {
            match runs.last_mut() {
                Some(run) if open => run.push(c),
                _ => runs.push(c.to_string()),
            }
            open = true;
        } else if !(open && c == ',' && is_thousands_group(&chars[at + 1..])) {
            open = false;
        }
    }
    runs
}

fn is_thousands_group(rest: &[char]) -> bool {
    rest.len() >= 3
        && rest[..3].iter().all(char::is_ascii_digit)
        && !rest.get(3).is_some_and(char::is_ascii_digit)
}

/// Full-width digits, letters and signs as their half-width forms.
fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Digits with at most one point and commas anywhere; exact up to fifteen digits, as far as an `f64` is.
///
/// The standard library's reader brings 12 kB of tables and rules (after gzip) for more digits and for exponents.
fn arabic(text: &str) -> Option<f64> {
    if !text.trim_start_matches(',').starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (mut digits, mut scale, mut point) = (0.0, 1.0, false);
    for c in text.chars().filter(|c| *c != ',') {
        match c.to_digit(10) {
            Some(digit) => {
                digits = digits * 10.0 + f64::from(digit);
                scale *= if point { 10.0 } else { 1.0 };
            }
            None if c == '.' && !point => point = true,
            None => return None,
        }
    }
    Some(digits / scale)
}

fn chinese(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut section = 0.0;
    let mut digit: Option<f64> = None;
    for c in text.chars() {
        if let Some(value) = chinese_digit(c) {
            if digit.replace(value).is_some_and(|before| before != 0.0) {
                return None;
            }
            continue;
        }
        let (unit, closes) = match c {
            '十' => (10.0, false),
            '百' => (100.0, false),
            '千' => (1000.0, false),
            '万' => (1e4, true),
            '亿' => (1e8, true),
            _ => return None,
        };
        if closes {
            let part = section + digit.take().unwrap_or(0.0);
            total = (total + if part == 0.0 { 1.0 } else { part }) * unit;
            section = 0.0;
        } else {
            section += digit.take().unwrap_or(1.0) * unit;
        }
    }
    Some(total + section + digit.unwrap_or(0.0))
}

fn chinese_digit(c: char) -> Option<f64> {
    let value = match c {
        '零' | '〇' => 0.0,
        '一' => 1.0,
        '二' | '两' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    };
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_written() {
        for (text, number) in [
            ("1600", 1600.0),
            ("1,600", 1600.0),
            ("１６００", 1600.0),
            ("1.5", 1.5),
            ("132万", 1_320_000.0),
            ("1.5亿", 1.5e8),
            ("三", 3.0),
            ("两", 2.0),
            ("十", 10.0),
            ("十二", 12.0),
            ("二十", 20.0),
            ("一百零五", 105.0),
            ("一万二千", 12_000.0),
            ("两千亿", 2e11),
        ] {
            assert_eq!(parse(text), Some(number), "{text}");
        }
    }

    #[test]
    fn words_that_fix_no_number_are_not_read() {
        for text in ["", "数十万", "全覆盖", "几", "翻番", "三四", "1.2.3", "-", "."] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_separator_does_not_split_a_number() {
        assert_eq!(digit_runs("1,600个,5G基站2000"), ["1600", "5", "2000"]);
        assert_eq!(digit_runs("1,2"), ["1", "2"]);
    }
}
