//! A workbook in a file that was named.

use std::path::Path;

use anyhow::Context;

use crate::sheet::Sheet;

/// Writes `sheet` to `file`, in place of what is there.
pub(super) fn save(file: &Path, sheet: &Sheet) -> anyhow::Result<()> {
    std::fs::write(file, sheet.xlsx()?).with_context(|| format!("cannot write {}", file.display()))
}
