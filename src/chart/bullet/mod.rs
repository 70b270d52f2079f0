//! So với kế hoạch: what is done of the year's plan, against the time gone (bullet chart).

pub(super) mod layout;
pub(super) mod read;
