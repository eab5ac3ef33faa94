//! One statement for many rows.

/// Rows of one statement. Few sizes, so that the statements are prepared once.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// What is to be written, in stretches of one statement each.
pub(super) fn stretches<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().find(|size| *size <= rows.len())?;
        let (first, rest) = rows.split_at_checked(size)?;
        rows = rest;
        Some(first)
    })
}

/// `($1, $2), ($3, $4)`: so many rows of these types; an empty one is left to the table.
pub(super) fn rows(count: usize, types: &[&str]) -> String {
    let value = |row: usize, (at, kind): (usize, &&str)| {
        let number = row * types.len() + at + 1;
        if kind.is_empty() { format!("${number}") } else { format!("CAST(${number} AS {kind})") }
    };
    let row = |row: usize| {
        let values: Vec<String> = types.iter().enumerate().map(|one| value(row, one)).collect();
        format!("({})", values.join(", "))
    };
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

/// `($1, $2, $3)`
pub(super) fn list(count: usize) -> String {
    let values: Vec<String> = (1..=count).map(|number| format!("${number}")).collect();
    format!("({})", values.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_sizes_make_up_any_number_of_rows() {
        for count in 0..300 {
            let rows: Vec<usize> = (0..count).collect();
            assert_eq!(stretches(&rows).flatten().copied().collect::<Vec<_>>(), rows);
            assert!(stretches(&rows).all(|some| SIZES.contains(&some.len())));
            assert!(stretches(&rows).count() <= count / 64 + 9);
        }
    }

    #[test]
    fn rows_are_numbered_through() {
        assert_eq!(rows(2, &["", "TEXT"]), "($1, CAST($2 AS TEXT)), ($3, CAST($4 AS TEXT))");
        assert_eq!(list(3), "($1, $2, $3)");
    }
}
