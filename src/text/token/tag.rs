//! [`Tag`]: a part of speech.

/// A part of speech in jieba's tag set: `n` noun, `v` verb, `ns` place name, `eng` Latin letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u8);

/// The names of the tags: those of jieba's tagger of unknown words in its order, then `eng`.
const NAMES: [&str; 65] = [
    "a", "ad", "ag", "an", "b", "bg", "c", "d", "df", "dg", "e", "en", "f", "g", "h", "i", "in", "j", "jn",
    "k", "l", "ln", "m", "mg", "mq", "n", "ng", "nr", "nrfg", "nrt", "ns", "nt", "nz", "o", "p", "q", "qe",
    "qg", "r", "rg", "rr", "rz", "s", "t", "tg", "u", "ud", "ug", "uj", "ul", "uv", "uz", "v", "vd", "vg",
    "vi", "vn", "vq", "w", "x", "y", "yg", "z", "zg", "eng",
];

impl Tag {
    /// The tag of what is no word, or of which nothing is known.
    pub const X: Self = Self::of("x");
    /// The tag of numbers.
    pub(crate) const M: Self = Self::of("m");
    /// The tag of Latin letters.
    pub(crate) const ENG: Self = Self::of("eng");

    /// The tag at a place in the list of names, if there is that place.
    #[inline(always)]
    pub const fn at(place: u8) -> Option<Self> {
        if (place as usize) < NAMES.len() { Some(Self(place)) } else { None }
    }

    /// Its place in the list of names, which is how lists of numbers give it.
    pub const fn place(self) -> u8 {
        self.0
    }

    /// The tag with this name, or else with the longest part of its beginning that is one (`nrjp` →
    /// `nr`): the letters go from the class to the kind. [`Tag::X`] where there is none.
    pub const fn of(name: &str) -> Self {
        let name = name.as_bytes();
        let (mut best, mut longest, mut index) = (59, 0, 0);
        while index < NAMES.len() {
            let known = NAMES[index].as_bytes();
            let mut same = 0;
            while same < known.len() && same < name.len() && known[same] == name[same] {
                same += 1;
            }
            if same == known.len() && same > longest {
                (best, longest) = (index, same);
            }
            index += 1;
        }
        Self(best as u8)
    }

    /// Its name in jieba's tag set.
    pub const fn as_str(self) -> &'static str {
        NAMES[self.0 as usize]
    }
}

impl std::fmt::Debug for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
