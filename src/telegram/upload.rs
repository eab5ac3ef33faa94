//! A file on its way to Telegram: a form of parts, the file among them.

use teloxide::types::{InlineKeyboardMarkup, MessageEntity, ReplyParameters};

use super::delivery::Address;
use super::render::Draft;
use super::wire::{Failure, Outgoing};

/// A file with words under it.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) address: Address,
    file: Vec<u8>,
    /// As the person keeps it.
    name: String,
    caption: String,
    entities: Vec<MessageEntity>,
    buttons: Option<InlineKeyboardMarkup>,
}

/// `sendPhoto` with the picture itself, a PNG.
#[derive(Debug, Clone)]
pub(crate) struct SendPhoto(pub(crate) Upload);

/// `sendDocument` with the file itself.
#[derive(Debug, Clone)]
pub(crate) struct SendDocument(pub(crate) Upload);

impl Upload {
    pub(crate) fn new(address: Address, file: Vec<u8>, name: &str, caption: Draft) -> Self {
        let (caption, entities, buttons) = caption.into_parts();
        // What would end the field of the form, or the name on somebody's disk, is no part of it.
        let is_plain = |c: &char| !c.is_control() && !"\"\\/:*?<>|".contains(*c);
        let name = name.chars().filter(is_plain).collect();
        Self { address, file, name, caption, entities, buttons }
    }

    /// The form with the file as `field`.
    fn form(&self, field: &str, content: &str) -> Result<(&'static str, Vec<u8>), Failure> {
        let json = |value: Result<String, serde_json::Error>| value.map_err(Failure::Garbled);
        let mut form = Vec::with_capacity(self.file.len() + 4096);
        part(&mut form, "chat_id", &self.address.chat.0.to_string());
        if let Some(topic) = self.address.topic {
            part(&mut form, "message_thread_id", &topic.0.0.to_string());
        }
        if let Some(message) = self.address.message {
            let reply = ReplyParameters::new(message).allow_sending_without_reply();
            part(&mut form, "reply_parameters", &json(serde_json::to_string(&reply))?);
        }
        if !self.caption.is_empty() {
            part(&mut form, "caption", &self.caption.replace(BOUNDARY, ""));
        }
        if !self.entities.is_empty() {
            part(&mut form, "caption_entities", &json(serde_json::to_string(&self.entities))?);
        }
        if let Some(buttons) = &self.buttons {
            part(&mut form, "reply_markup", &json(serde_json::to_string(buttons))?);
        }
        let name = self.name.replace(BOUNDARY, "");
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             content-type: {content}\r\n\r\n"
        );
        form.extend_from_slice(head.as_bytes());
        form.extend_from_slice(&self.file);
        form.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        Ok((FORM, form))
    }
}

/// Parts the fields; long enough that no caption and no file holds it by chance.
const BOUNDARY: &str = "wenzheng-4f1c7a90d2be";
const FORM: &str = "multipart/form-data; boundary=wenzheng-4f1c7a90d2be";

impl Outgoing for SendPhoto {
    const METHOD: &'static str = "SendPhoto";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        self.0.form("photo", "image/png")
    }
}

impl Outgoing for SendDocument {
    const METHOD: &'static str = "SendDocument";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        self.0.form("document", "application/octet-stream")
    }
}

fn part(form: &mut Vec<u8>, name: &str, value: &str) {
    let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    form.extend_from_slice(part.as_bytes());
}
