//! Short marks of texts, the same in every process (Fowler–Noll–Vo, variant 1a). Nothing secret rests on them.

/// 64 bits of all `bytes`.
#[must_use]
pub fn mark64(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let step = |mark: u64, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// 32 bits of `text`.
#[must_use]
pub fn mark32(text: &str) -> u32 {
    let step = |mark: u32, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_of_the_published_test_vectors() {
        assert_eq!(mark64(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(mark64(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(mark64(*b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(mark32(""), 0x811c_9dc5);
        assert_eq!(mark32("a"), 0xe40c_292c);
        assert_eq!(mark32("foobar"), 0xbf9c_f968);
    }
}
