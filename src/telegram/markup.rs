//! Buttons as the wire carries them; what is newer than teloxide has a form of ours inside the bot.

use serde_json::{Value, json};
use teloxide::types::{InlineKeyboardButtonKind, InlineKeyboardMarkup};

/// What the button of the page carries that one is on: it leads nowhere, and is shown disabled.
pub(crate) const HERE: &str = ".";

/// Whether a button is disabled in `buttons`.
pub(crate) fn has_disabled(buttons: &InlineKeyboardMarkup) -> bool {
    buttons
        .inline_keyboard
        .iter()
        .flatten()
        .any(|button| matches!(&button.kind, InlineKeyboardButtonKind::CallbackData(data) if data == HERE))
}

/// `buttons` for a server that knows disabled ones (Bot API 10.3), or for one that does not.
pub(crate) fn on_the_wire(buttons: &InlineKeyboardMarkup, knows_disabled: bool) -> Value {
    let mut value = serde_json::to_value(buttons).unwrap_or_default();
    if knows_disabled {
        let rows = value.get_mut("inline_keyboard").and_then(Value::as_array_mut);
        let buttons = rows.into_iter().flatten().filter_map(Value::as_array_mut).flatten();
        for button in buttons.filter_map(Value::as_object_mut) {
            if button.get("callback_data").is_some_and(|data| data == HERE) {
                button.remove("callback_data");
                button.insert("disabled".to_owned(), json!({}));
            }
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use teloxide::types::InlineKeyboardButton;

    use super::*;

    #[test]
    fn a_button_of_where_one_is_does_nothing_where_that_is_known() {
        let buttons =
            InlineKeyboardMarkup::new([["y", HERE].map(|data| InlineKeyboardButton::callback("1", data))]);
        assert!(has_disabled(&buttons));
        let modern = on_the_wire(&buttons, true);
        assert_eq!(modern["inline_keyboard"][0][1], json!({"text": "1", "disabled": {}}));
        assert_eq!(modern["inline_keyboard"][0][0], json!({"text": "1", "callback_data": "y"}));
        assert_eq!(on_the_wire(&buttons, false)["inline_keyboard"][0][1]["callback_data"], HERE);
    }
}
