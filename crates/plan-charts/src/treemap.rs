//! Areas in proportion to counts, as near to squares as they come: the squarified layout of Bruls, Huizing and van Wijk.

/// An area: of a treemap in shares of the whole from 0 to 1, of a goal's scale in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The areas of counts, in their order, which should be from the largest down. `aspect` is the width of the whole over its
/// height. A count that isn't positive gets an empty area; without a positive count, all are empty.
pub fn squarified(counts: &[f64], aspect: f64) -> Vec<Rect> {
    let (width, height) = (aspect.max(0.01), 1.0);
    let sizes: Vec<f64> =
        counts.iter().map(|count| if count.is_finite() { count.max(0.0) } else { 0.0 }).collect();
    let total: f64 = sizes.iter().sum();
    let areas: Vec<f64> =
        sizes.iter().map(|size| if total > 0.0 { size / total * width * height } else { 0.0 }).collect();
    let mut free = Rect { x: 0.0, y: 0.0, width, height };
    let mut placed = Vec::with_capacity(areas.len());
    let mut from = 0;
    while from < areas.len() {
        let side = free.width.min(free.height);
        let mut to = from + 1;
        while to < areas.len() && worst(&areas[from..=to], side) <= worst(&areas[from..to], side) {
            to += 1;
        }
        free = lay(&areas[from..to], free, &mut placed);
        from = to;
    }
    let share = |rect: Rect| Rect {
        x: rect.x / width,
        y: rect.y / height,
        width: rect.width / width,
        height: rect.height / height,
    };
    placed.into_iter().map(share).collect()
}

/// How far from a square the worst of a row is; 1 is a square.
fn worst(row: &[f64], side: f64) -> f64 {
    let sum: f64 = row.iter().sum();
    let most = row.iter().copied().fold(0.0, f64::max);
    let least = row.iter().copied().fold(f64::INFINITY, f64::min);
    if sum <= 0.0 || least <= 0.0 || side <= 0.0 {
        return f64::INFINITY;
    }
    let (side, sum) = (side * side, sum * sum);
    (side * most / sum).max(sum / (side * least))
}

/// Puts a row along the shorter side of what is free, and gives what is left.
fn lay(row: &[f64], free: Rect, placed: &mut Vec<Rect>) -> Rect {
    let sum: f64 = row.iter().sum();
    let upright = free.width >= free.height;
    let side = if upright { free.height } else { free.width };
    let depth = if side > 0.0 { sum / side } else { 0.0 };
    let mut along = 0.0;
    for area in row {
        let length = if depth > 0.0 { area / depth } else { 0.0 };
        placed.push(match upright {
            true => Rect { x: free.x, y: free.y + along, width: depth, height: length },
            false => Rect { x: free.x + along, y: free.y, width: length, height: depth },
        });
        along += length;
    }
    match upright {
        true => Rect { x: free.x + depth, width: (free.width - depth).max(0.0), ..free },
        false => Rect { y: free.y + depth, height: (free.height - depth).max(0.0), ..free },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: &Rect, b: &Rect) -> bool {
        let gap = 1e-9;
        a.x + a.width <= b.x + gap
            || b.x + b.width <= a.x + gap
            || a.y + a.height <= b.y + gap
            || b.y + b.height <= a.y + gap
    }

    #[test]
    fn areas_are_in_proportion_fill_the_whole_and_lie_apart() {
        for aspect in [0.5, 1.0, 1.6, 4.0] {
            for counts in [&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0][..], &[5.0], &[1.0; 40], &[100.0, 1.0]] {
                let rects = squarified(counts, aspect);
                let total: f64 = counts.iter().sum();
                assert_eq!(rects.len(), counts.len());
                for (at, (rect, count)) in rects.iter().zip(counts).enumerate() {
                    assert!((rect.width * rect.height - count / total).abs() < 1e-9, "{counts:?} at {at}");
                    assert!(rect.x >= -1e-9 && rect.y >= -1e-9);
                    assert!(rect.x + rect.width <= 1.0 + 1e-9 && rect.y + rect.height <= 1.0 + 1e-9);
                    assert!(rects[..at].iter().all(|other| apart(rect, other)), "{counts:?} at {at}");
                }
            }
        }
    }

    #[test]
    fn equal_counts_come_out_near_to_squares() {
        for rect in squarified(&[1.0; 9], 1.0) {
            assert!((rect.width / rect.height - 1.0).abs() < 0.01, "{rect:?}");
        }
    }

    #[test]
    fn what_is_no_count_gets_no_area() {
        assert!(squarified(&[], 1.0).is_empty());
        for bad in [&[0.0, 0.0][..], &[f64::NAN], &[-3.0]] {
            assert!(squarified(bad, 1.0).iter().all(|rect| rect.width * rect.height == 0.0), "{bad:?}");
        }
        let rects = squarified(&[4.0, f64::NAN], 2.0);
        assert!((rects[0].width * rects[0].height - 1.0).abs() < 1e-9);
    }
}
