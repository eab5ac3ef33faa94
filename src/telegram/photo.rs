//! A picture on its way to Telegram: a form of parts, the file among them.

use teloxide::types::{InlineKeyboardMarkup, MessageEntity, ReplyParameters};

use super::delivery::Address;
use super::wire::{Failure, Outgoing};

/// `sendPhoto` with the picture itself.
#[derive(Debug, Clone)]
pub(crate) struct SendPhoto {
    pub(crate) address: Address,
    pub(crate) png: Vec<u8>,
    pub(crate) caption: String,
    pub(crate) entities: Vec<MessageEntity>,
    pub(crate) buttons: Option<InlineKeyboardMarkup>,
}

/// Parts the fields; long enough that no caption holds it by chance, and PNG data never begins a line with it.
const BOUNDARY: &str = "wenzheng-4f1c7a90d2be";
const FORM: &str = "multipart/form-data; boundary=wenzheng-4f1c7a90d2be";

impl Outgoing for SendPhoto {
    const METHOD: &'static str = "SendPhoto";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        let json = |value: Result<String, serde_json::Error>| value.map_err(Failure::Garbled);
        let mut form = Vec::with_capacity(self.png.len() + 4096);
        field(&mut form, "chat_id", &self.address.chat.0.to_string());
        if let Some(topic) = self.address.topic {
            field(&mut form, "message_thread_id", &topic.0.0.to_string());
        }
        if let Some(message) = self.address.message {
            let reply = ReplyParameters::new(message).allow_sending_without_reply();
            field(&mut form, "reply_parameters", &json(serde_json::to_string(&reply))?);
        }
        if !self.caption.is_empty() {
            field(&mut form, "caption", &self.caption.replace(BOUNDARY, ""));
        }
        if !self.entities.is_empty() {
            field(&mut form, "caption_entities", &json(serde_json::to_string(&self.entities))?);
        }
        if let Some(buttons) = &self.buttons {
            field(&mut form, "reply_markup", &json(serde_json::to_string(buttons))?);
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"wenzheng.png\"\r\n\
             content-type: image/png\r\n\r\n"
        );
        form.extend_from_slice(head.as_bytes());
        form.extend_from_slice(&self.png);
        form.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        Ok((FORM, form))
    }
}

fn field(form: &mut Vec<u8>, name: &str, value: &str) {
    let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    form.extend_from_slice(part.as_bytes());
}
