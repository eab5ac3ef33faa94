//! What each method of the double does when no fault meets it.

use std::time::Duration;

use serde_json::{Value, json};

use super::server::BotApi;
use super::state::{BOT_ID, Sent, State, USERNAME};
use super::{hook, schema};

/// A refusal: code and description.
pub(crate) type Refusal = (u16, String);

fn bad(text: &str) -> Refusal {
    (400, format!("Bad Request: {text}"))
}

pub(crate) async fn carry_out(api: &BotApi, method: &str, params: &Value) -> Result<Value, Refusal> {
    match method {
        "getMe" => Ok(json!({
            "id": BOT_ID, "is_bot": true, "first_name": "问政", "username": USERNAME, "can_join_groups": true,
            "can_read_all_group_messages": false, "supports_inline_queries": true,
            "supports_guest_queries": true,
            "can_connect_to_business": false, "has_main_web_app": false,
        })),
        "getWebhookInfo" => {
            let (url, pending) = api.with(|state| (state.webhook.clone(), state.updates.len()));
            Ok(json!({"url": url, "has_custom_certificate": false, "pending_update_count": pending}))
        }
        "setWebhook" => api.with(|state| hook::set_webhook(state, params)),
        "deleteWebhook" => {
            api.with(|state| state.webhook.clear());
            Ok(json!(true))
        }
        "getUpdates" => get_updates(api, params).await,
        "setMyCommands" => set_my_commands(params),
        "deleteMyCommands" => Ok(json!(true)),
        "answerGuestQuery" => api.with(|state| answer_guest(state, params)),
        "editEphemeralMessageText" => api.with(|state| edit_ephemeral(state, params)),
        "deleteEphemeralMessage" => Err(bad("message to delete not found")),
        "deleteMessage" => api.with(|state| delete_message(state, params)),
        "sendChatAction" => Ok(json!(true)),
        "sendMessage" => api.with(|state| send_message(state, params)),
        "sendDocument" => api.with(|state| send_document(state, params)),
        "sendPhoto" => api.with(|state| send_photo(state, params)),
        "editMessageReplyMarkup" => api.with(|state| edit_buttons(state, params)),
        "answerInlineQuery" => api.with(|state| answer_inline(state, params)),
        "editMessageText" => api.with(|state| edit_message(state, params)),
        "answerCallbackQuery" => Ok(json!(true)),
        "getFile" => api.with(|state| get_file(state, params)),
        "getChatMember" => Ok(api.with(|state| get_chat_member(state, params))),
        "pinChatMessage" => api.with(|state| pin_chat_message(state, params)),
        method => panic!("{method} is in schema.tsv but not in the double"),
    }
}

/// The path is good for a download, from beside the methods.
fn get_file(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let id = params["file_id"].as_str().unwrap();
    let Some(bytes) = state.files.get(id) else { return Err(bad("invalid file_id")) };
    Ok(
        json!({"file_id": id, "file_unique_id": id, "file_size": bytes.len(), "file_path": format!("documents/{id}")}),
    )
}

async fn get_updates(api: &BotApi, params: &Value) -> Result<Value, Refusal> {
    let replaced = || {
        (409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running".to_owned())
    };
    let me = api.with(|state| {
        if !state.webhook.is_empty() {
            return Err((409, "Conflict: can't use getUpdates method while webhook is active".to_owned()));
        }
        state.poller += 1;
        if let Some(offset) = params["offset"].as_i64() {
            state.updates.retain(|id, _| *id >= offset);
        }
        if let Some(kinds) = params["allowed_updates"].as_array() {
            state.allowed = Some(kinds.iter().map(|kind| kind.as_str().unwrap().to_owned()).collect());
        }
        Ok(state.poller)
    })?;
    let limit = usize::try_from(params["limit"].as_i64().unwrap_or(100)).unwrap();
    let timeout = Duration::from_secs(params["timeout"].as_u64().unwrap_or(0));
    let there_is_something = api.until(timeout, |state| state.poller != me || !state.updates.is_empty());
    let _something_or_late = there_is_something.await;
    api.with(|state| {
        if state.poller != me {
            return Err(replaced());
        }
        let mut updates: Vec<Value> = state.updates.values().take(limit).cloned().collect();
        if state.is_disorderly {
            updates = updates.into_iter().rev().flat_map(|update| [update.clone(), update]).collect();
        }
        Ok(Value::Array(updates))
    })
}

fn set_my_commands(params: &Value) -> Result<Value, Refusal> {
    for command in params["commands"].as_array().unwrap() {
        let name = command["command"].as_str().unwrap();
        if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
            return Err(bad("BOT_COMMAND_INVALID"));
        }
    }
    Ok(json!(true))
}

fn send_message(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    check_text(state, params)?;
    check_buttons(state, params)?;
    if params["ephemeral_message_parameters"].is_object() && !state.is_old {
        return send_ephemeral(state, params);
    }
    send(state, params)
}

fn check_buttons(state: &State, params: &Value) -> Result<(), Refusal> {
    if state.is_old && params["reply_markup"].to_string().contains("disabled") {
        return Err(bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ));
    }
    Ok(())
}

/// Who manages the chat may write to one person at any time; others only in answer to what that person alone
/// has seen.
fn send_ephemeral(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let (chat, reply) =
        (params["chat_id"].as_i64().unwrap(), &params["reply_parameters"]["ephemeral_message_id"]);
    if chat > 0 {
        return Err(bad("ephemeral messages can be sent to groups only"));
    }
    let answers = reply.as_i64().is_some_and(|id| state.ephemeral.contains_key(&(chat, id)));
    if !answers && state.members.get(&(chat, BOT_ID)) != Some(&"administrator") {
        return Err(bad("not enough rights to send ephemeral messages"));
    }
    state.last_message += 1;
    let id = state.last_message;
    let known = json!({"id": chat, "type": "supergroup", "title": "群"});
    let mut message = of_the_bot(0, known, params);
    message["ephemeral_message_id"] = id.into();
    state.ephemeral.insert((chat, id), message.clone());
    let text = params["text"].as_str().unwrap().to_owned();
    state.sent.push(Sent { id, chat, text, params: params.clone() });
    Ok(message)
}

fn edit_ephemeral(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    check_text(state, params)?;
    let (chat, id) = (params["chat_id"].as_i64().unwrap(), params["ephemeral_message_id"].as_i64().unwrap());
    let Some(message) = state.ephemeral.get_mut(&(chat, id)) else {
        return Err(bad("message to edit not found"));
    };
    message["text"] = params["text"].clone();
    message["reply_markup"] = params["reply_markup"].clone();
    let sent = state.sent.iter_mut().find(|sent| (sent.chat, sent.id) == (chat, id)).unwrap();
    sent.text = params["text"].as_str().unwrap().to_owned();
    sent.params["reply_markup"] = params["reply_markup"].clone();
    Ok(json!(true))
}

fn delete_message(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let (chat, id) = (params["chat_id"].as_i64().unwrap(), params["message_id"].as_i64().unwrap());
    let before = state.sent.len();
    state.sent.retain(|sent| (sent.chat, sent.id) != (chat, id));
    if state.sent.len() == before { Err(bad("message to delete not found")) } else { Ok(json!(true)) }
}

/// One answer for each query.
fn answer_guest(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let query = params["guest_query_id"].as_str().unwrap();
    let mut faults = Vec::new();
    let content = &params["result"]["input_message_content"];
    schema::check_entities_of(content, "message_text", "entities", &mut faults);
    state.violations.append(&mut faults);
    match state.guests.get_mut(query) {
        Some(open @ None) => {
            *open = Some(params["result"].clone());
            Ok(json!({"inline_message_id": "i1"}))
        }
        _ => Err(bad("query is too old and response timeout expired or query ID is invalid")),
    }
}

fn send(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let chat = params["chat_id"].as_i64().unwrap();
    if let Some(words) = state.closed.get(&chat) {
        return Err((403, (*words).to_owned()));
    }
    let Some(known) =
        state.messages.range((chat, 0)..(chat + 1, 0)).next().map(|(_, message)| message["chat"].clone())
    else {
        return Err(bad("chat not found"));
    };
    let reply = &params["reply_parameters"];
    if let Some(id) = reply["message_id"].as_i64()
        && !state.messages.contains_key(&(chat, id))
        && reply["allow_sending_without_reply"] != true
    {
        return Err(bad("message to be replied not found"));
    }
    state.last_message += 1;
    let id = state.last_message;
    let mut message = of_the_bot(id, known, params);
    if let Some(replied) = reply["message_id"].as_i64().and_then(|to| state.messages.get(&(chat, to))) {
        message["reply_to_message"] = alone(replied);
    }
    state.messages.insert((chat, id), message.clone());
    let text = params["text"].as_str().unwrap().to_owned();
    state.sent.push(Sent { id, chat, text, params: params.clone() });
    Ok(message)
}

fn send_photo(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let mut faults = Vec::new();
    schema::check_entities_of(params, "caption", "caption_entities", &mut faults);
    state.violations.append(&mut faults);
    let size = params["photo"]["bytes"].as_u64().unwrap();
    if size == 0 || size > 10 << 20 {
        return Err(bad("PHOTO_INVALID_DIMENSIONS"));
    }
    let mut message = params.clone();
    message["text"] = params["caption"].clone();
    message.as_object_mut().unwrap().remove("entities");
    send(state, &message)
}

fn send_document(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let mut faults = Vec::new();
    schema::check_entities_of(params, "caption", "caption_entities", &mut faults);
    state.violations.append(&mut faults);
    if params["document"]["bytes"].as_u64().unwrap() == 0 {
        return Err(bad("file must be non-empty"));
    }
    let mut message = params.clone();
    // What a person sees: the words, and the name of the file.
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    message["text"] =
        json!(format!("{}\n[{}]", words(&params["caption"]), words(&params["document"]["name"])));
    message.as_object_mut().unwrap().remove("entities");
    send(state, &message)
}

fn edit_buttons(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let (chat, id) = (params["chat_id"].as_i64().unwrap(), params["message_id"].as_i64().unwrap());
    let Some(sent) = state.sent.iter_mut().find(|sent| (sent.chat, sent.id) == (chat, id)) else {
        return Err(bad("message to edit not found"));
    };
    sent.params["reply_markup"] = params["reply_markup"].clone();
    let message = state.messages.get_mut(&(chat, id)).unwrap();
    message["reply_markup"] = params["reply_markup"].clone();
    Ok(message.clone())
}

fn answer_inline(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let mut faults = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for result in params["results"].as_array().unwrap() {
        schema::check_entities_of(&result["input_message_content"], "message_text", "entities", &mut faults);
        if !ids.insert(result["id"].as_str().unwrap().to_owned()) {
            faults.push(format!("two results with the id {}", result["id"]));
        }
    }
    state.violations.append(&mut faults);
    Ok(json!(true))
}

fn get_chat_member(state: &State, params: &Value) -> Value {
    let (chat, person) = (params["chat_id"].as_i64().unwrap(), params["user_id"].as_i64().unwrap());
    let status = state.members.get(&(chat, person)).copied().unwrap_or("member");
    json!({"status": status, "user": {"id": person, "is_bot": false, "first_name": "某"}})
}

/// The bot may pin in private, and where it is an administrator.
fn pin_chat_message(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let (chat, id) = (params["chat_id"].as_i64().unwrap(), params["message_id"].as_i64().unwrap());
    let may = chat > 0 || state.members.get(&(chat, BOT_ID)) == Some(&"administrator");
    if !may {
        return Err(bad("not enough rights to manage pinned messages in the chat"));
    }
    if !state.messages.contains_key(&(chat, id)) {
        return Err(bad("message to pin not found"));
    }
    state.pinned.push((chat, id));
    Ok(json!(true))
}

fn edit_message(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    check_text(state, params)?;
    check_buttons(state, params)?;
    let (Some(chat), Some(id)) = (params["chat_id"].as_i64(), params["message_id"].as_i64()) else {
        return Err(bad("message identifier is not specified"));
    };
    let Some(sent) = state.sent.iter_mut().find(|sent| (sent.chat, sent.id) == (chat, id)) else {
        return Err(bad("message to edit not found"));
    };
    let same = |key: &str| sent.params[key] == params[key];
    if same("text") && same("reply_markup") && same("entities") {
        return Err(bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
        ));
    }
    sent.text = params["text"].as_str().unwrap().to_owned();
    for key in ["text", "entities", "reply_markup"] {
        sent.params[key] = params[key].clone();
    }
    let before = state.messages[&(chat, id)].clone();
    let mut message = of_the_bot(id, before["chat"].clone(), params);
    for key in ["reply_to_message", "message_thread_id", "is_topic_message"] {
        if !before[key].is_null() {
            message[key] = before[key].clone();
        }
    }
    state.messages.insert((chat, id), message.clone());
    Ok(message)
}

fn check_text(state: &mut State, params: &Value) -> Result<(), Refusal> {
    let mut faults = Vec::new();
    schema::check_entities(params, &mut faults);
    state.violations.append(&mut faults);
    let is_given = |key: &str| !params[key].is_null();
    if is_given("parse_mode") && is_given("entities") {
        state.violations.push("parse_mode and entities together".to_owned());
    }
    Ok(())
}

/// A message without the one that it replies to: Telegram names only the first.
pub(super) fn alone(message: &Value) -> Value {
    let mut message = message.clone();
    message.as_object_mut().unwrap().remove("reply_to_message");
    message
}

fn of_the_bot(id: i64, chat: Value, params: &Value) -> Value {
    let mut message = json!({
        "message_id": id, "date": 1_700_000_000, "chat": chat, "text": params["text"],
        "from": {"id": BOT_ID, "is_bot": true, "first_name": "问政", "username": USERNAME},
    });
    for key in ["entities", "reply_markup", "message_thread_id"] {
        // A message tells of the buttons below it, and not that a reply was asked for.
        if !params[key].is_null() && params[key]["force_reply"] != true {
            message[key] = params[key].clone();
        }
    }
    if !params["message_thread_id"].is_null() {
        message["is_topic_message"] = true.into();
    }
    message
}
