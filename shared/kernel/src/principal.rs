//! Who is asking.

use crate::CustomerId;
use serde::{Deserialize, Serialize};

/// The caller of a request, decided once by the gateway and passed on by every service.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Principal {
    /// Nobody signed in.
    Guest,
    /// A signed-in customer.
    Customer {
        /// The account.
        id: CustomerId,
    },
    /// A signed-in member of the staff.
    Staff {
        /// The account.
        id: CustomerId,
        /// What the account may do in the admin.
        permissions: Vec<Permission>,
    },
    /// One of our own Workers acting for itself: an alarm, a queue consumer, the tick.
    Service {
        /// The Worker's name.
        name: String,
    },
}

impl Principal {
    /// A Worker acting for itself.
    pub fn service(name: &str) -> Self {
        Self::Service { name: name.to_owned() }
    }

    /// The account that is signed in, staff included.
    pub fn customer_id(&self) -> Option<CustomerId> {
        match self {
            Self::Customer { id } | Self::Staff { id, .. } => Some(*id),
            Self::Guest | Self::Service { .. } => None,
        }
    }

    /// True for staff with `permission`.
    pub fn may(&self, permission: Permission) -> bool {
        matches!(self, Self::Staff { permissions, .. } if permissions.contains(&permission))
    }

    /// Who acted, for timelines: never a name or an address.
    pub fn actor(&self) -> String {
        match self {
            Self::Guest => "shopper".to_owned(),
            Self::Customer { id } => format!("customer {id}"),
            Self::Staff { id, .. } => format!("staff {id}"),
            Self::Service { name } => format!("service {name}"),
        }
    }
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        /// What a member of the staff may do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Permission { $($(#[$doc])* $name,)* }

        impl Permission {
            /// All of them: what the role `staff` grants.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

permissions! {
    /// Products, categories, media.
    Catalog;
    /// Stock levels, adjustments, movements.
    Inventory;
    /// Orders, fulfilments, cancellations, refunds.
    Orders;
    /// Promotions and coupons.
    Promotions;
    /// Customers and their data.
    Customers;
    /// Store settings, queues, mail log.
    Settings;
}
