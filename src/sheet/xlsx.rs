//! A sheet as a workbook: its first row stays in sight and filters.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::{Cell, Sheet, Unwritable};

/// Widths in characters, of the columns that are not as wide as usual.
const WIDTHS: [(&str, u16); 6] =
    [("文件", 18), ("章节", 30), ("指标", 26), ("时段", 16), ("出处", 40), ("句子", 80)];

pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    // Of the same figures the same file: the library would write the hour.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let page = book.add_worksheet();
    page.set_name("政府工作报告数字")?;
    let bold = Format::new().set_bold();
    for (column, heading) in (0u16..).zip(&sheet.headings) {
        page.write_with_format(0, column, heading, &bold)?;
        if let Some((_, width)) = WIDTHS.iter().find(|(name, _)| name == heading) {
            page.set_column_width(column, *width)?;
        }
    }
    let mut last = 0;
    for (row, cells) in (1u32..).zip(&sheet.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Text(text) => page.write_string(row, column, text)?,
                Cell::Number(number) => page.write_number(row, column, *number)?,
                Cell::Empty => continue,
            };
        }
        last = row;
    }
    page.set_freeze_panes(1, 0)?;
    let columns = u16::try_from(sheet.headings.len()).unwrap_or(u16::MAX);
    page.autofilter(0, 0, last, columns.saturating_sub(1))?;
    Ok(book.save_to_buffer()?)
}
