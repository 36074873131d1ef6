//! The frame of a view in somebody else's page: no navigation; source, data date and the way to the site always there.

use crate::parts::notices::Notices;
use crate::platform::clock;
use crate::platform::frame::{self, Channel};
use crate::state::{AppState, Load, use_app};
use crate::ui::link::Link;
use crate::ui::localized::localized;
use leptos::html::Main;
use leptos::prelude::*;
use plan_model::date::Precision;
use plan_present::embed::{NAMESPACE, VERSION};
use plan_present::format;
use plan_present::present;
use plan_present::text::LangTexts;

/// How messages to and from the host are marked.
const CHANNEL: Channel = Channel { namespace: NAMESPACE, version: VERSION };

/// How long a host waits for a first word of a view, in milliseconds.
const SILENT_MS: u32 = 9_000;

/// The frame around an embedded view. It speaks with its host as `docs/embed.md` says.
#[component]
pub fn Embed(
    /// The view.
    children: Children,
) -> impl IntoView {
    let state = use_app();
    let root = NodeRef::<Main>::new();
    // How high the view was when its host was last told, in CSS pixels; 0 before that.
    let told_height = StoredValue::new(0_u32);
    let embed = Memo::new(move |_| state.nav.embed.get().unwrap_or_default());
    CHANNEL.on_set(move |changes| {
        state.nav.set_embed(&embed.get_untracked().with(&changes));
        tell_all(state, told_height);
    });
    Effect::new(move |_| {
        if let Some(root) = root.get() {
            frame::on_height(&root, move |height| {
                told_height.set_value(height);
                CHANNEL.tell("height", &[("height", height.into())]);
            });
        }
    });
    Effect::new(move |before: Option<String>| {
        let query = embed.with(plan_present::embed::Embed::write);
        if before.is_some_and(|before| before != query) {
            CHANNEL.tell("state", &[("query", query.as_str().into())]);
        }
        query
    });
    Effect::new(move |_| {
        state.store.load.with(|load| match load {
            Load::Unasked | Load::Pending => {}
            Load::Ready(_) => tell_all(state, told_height),
            Load::Failed(refused) => {
                let causes: Vec<String> = refused
                    .iter()
                    .map(|refusal| present::cause_of(refusal, state.nav.lang.get_untracked()))
                    .collect();
                CHANNEL.tell("error", &[("cause", "data".into()), ("detail", causes.join("; ").into())]);
            }
        });
    });
    // A frame isn't silent for long: what is still awaited is said, and `ready` may follow.
    clock::after(SILENT_MS, move || {
        let awaits =
            state.store.load.try_with_untracked(|load| matches!(load, Load::Unasked | Load::Pending));
        if awaits == Some(true) {
            let detail = state.nav.lang.get_untracked().texts().loading;
            CHANNEL.tell("error", &[("cause", "slow".into()), ("detail", detail.into())]);
        }
    });
    let class = move || {
        embed.with(|embed| {
            let title = if embed.title { "" } else { " untitled" };
            let controls = if embed.controls { "" } else { " fixed" };
            format!("embed embed-{}{title}{controls}", embed.view.promise().slug)
        })
    };
    let release = move || {
        state.store.load.with(|load| {
            load.data().map(|data| {
                let lang = state.nav.lang.get();
                let texts = lang.texts();
                let day = |day| format::date(day, Precision::Day, lang);
                format!(
                    "{} {} · {} {} · {}",
                    texts.data_release,
                    data.release.id,
                    texts.as_of,
                    day(state.nav.as_of.get()),
                    texts.licence
                )
            })
        })
    };
    view! {
        <main id="main" node_ref=root class=class>
            <Notices />
            {children()}
            <footer class="embed-foot">
                <p>{release}</p>
                <p>
                    <Link to=state.nav.address>{localized(|texts| texts.open_site)}</Link>
                </p>
            </footer>
            <p class="visually-hidden" role="status" aria-live="polite">
                {move || state.speech.announcement.get()}
            </p>
        </main>
    }
}

/// Tells a host everything that it may have missed.
fn tell_all(state: AppState, told_height: StoredValue<u32>) {
    let (Some(embed), Some(data)) =
        (state.nav.embed.get_untracked(), state.store.load.with_untracked(|load| load.data().cloned()))
    else {
        return;
    };
    let promise = embed.view.promise();
    CHANNEL.tell(
        "ready",
        &[
            ("view", promise.slug.into()),
            ("release", data.release.id.as_str().into()),
            ("minWidth", promise.min_width.into()),
        ],
    );
    CHANNEL.tell("state", &[("query", embed.write().into())]);
    let height = told_height.get_value();
    if height > 0 {
        CHANNEL.tell("height", &[("height", height.into())]);
    }
}
