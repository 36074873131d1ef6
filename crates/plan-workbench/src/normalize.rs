//! Text with the differences between input methods taken out.

use plan_model::folding::narrow;

/// Characters that look alike as one, white space as spaces, what nobody sees left out; without white space at the ends.
pub(crate) fn folded(text: &str) -> String {
    let fold = |c: char| if c.is_whitespace() { Some(' ') } else { narrow(c) };
    text.chars().filter_map(fold).collect::<String>().trim().to_owned()
}
