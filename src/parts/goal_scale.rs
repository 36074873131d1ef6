//! A goal on one scale, as SVG in the page and in the colours of its style sheets.

use leptos::prelude::*;
use plan_charts::GoalScale;

/// The scale; hidden from readers who listen, because the figure around it speaks for it. A mark that is pressed calls back
/// with its record.
pub fn goal_scale_view(scale: GoalScale, on_select: Option<Callback<String>>) -> AnyView {
    let GoalScale { width, height, type_size, marks, shapes, labels } = scale;
    let shapes: Vec<AnyView> = shapes
        .into_iter()
        .map(|shape| {
            let record = shape.mark.and_then(|at| marks.get(at)).map(|mark| mark.record.clone());
            let press = move |_| {
                if let (Some(on_select), Some(record)) = (on_select, record.clone()) {
                    on_select.run(record);
                }
            };
            let stroke = shape.stroke.to_string();
            view! { <path class=shape.ink.class() d=shape.path stroke-width=stroke on:click=press /> }
                .into_any()
        })
        .collect();
    let labels: Vec<AnyView> = labels
        .into_iter()
        .map(|label| {
            let class = label.class();
            let (x, y) = (label.x.to_string(), label.y.to_string());
            view! {
                <text class=class x=x y=y text-anchor=label.anchor>
                    {label.text}
                </text>
            }
            .into_any()
        })
        .collect();
    view! {
        <svg
            class="goal-scale"
            viewBox=format!("0 0 {width} {height}")
            font-size=type_size.to_string()
            aria-hidden="true"
            focusable="false"
        >
            {shapes}
            {labels}
        </svg>
    }
    .into_any()
}
