//! Reports in other forms.

mod outline;

pub use outline::outline;
