//! [`order`]: puts lists in order by numbers.

/// Puts a list in order by three numbers of each member; what is equal stays as it stands.
///
/// One sort serves all lists. The library's own is compiled anew for every kind of member, to some ten
/// kilobytes each, and a browser compiles them again before their first use.
pub fn order<T>(list: &mut Vec<T>, numbers: impl Fn(&T) -> [usize; 3]) {
    let mut places: Vec<([usize; 3], usize)> = list.iter().map(numbers).zip(0..).collect();
    if places.is_sorted() {
        return;
    }
    places.sort_unstable();
    let mut members: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|(_, place)| members.get_mut(place)?.take()));
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn equal_members_stay_as_they_stand() {
        let mut list = vec!["bb", "c", "aa", "d", ""];
        order(&mut list, |word| [word.len(), 0, 0]);
        assert_eq!(list, ["", "c", "d", "bb", "aa"]);
    }
}
