//! The message that passes, with a way back.

use leptos::prelude::*;

use crate::ui::app::App;

/// What was just done; it stays until the next one or until it is closed, because a way back that
/// vanishes by itself is none for people who read slowly.
pub(crate) fn toast(app: App) -> AnyView {
    let shown = move || {
        app.toast.get().map(|toast| {
            let undo = toast.undo.map(|undo| {
                let act = move |_| {
                    app.toast.set(None);
                    undo.run(());
                };
                view! { <button class="btn" type="button" on:click=act>"Undo"</button> }
            });
            view! {
                <div class="toast no-print">
                    <span>{toast.text}</span>
                    {undo}
                    <button
                        class="btn icon"
                        type="button"
                        aria-label="Close this message"
                        on:click=move |_| app.toast.set(None)
                    >
                        "×"
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{shown}</div> }.into_any()
}
