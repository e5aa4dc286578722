//! The drawings, one function for each family, by department.

pub mod appliances;
pub mod beauty;
pub mod bottoms;
pub mod carried;
pub mod clothing;
pub mod electronics;
pub mod footwear;
pub mod furniture;
pub mod household;
pub mod jewellery;
pub mod kitchen;
pub mod office;
pub mod outdoors;
pub mod outerwear;
pub mod plants;
pub mod play;
