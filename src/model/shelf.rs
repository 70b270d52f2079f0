//! Ordered objects with unique ids.

use std::{collections::HashMap, hash::Hash};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Something that has an id.
pub trait Item {
    type Id: Clone + Eq + Hash + std::fmt::Display;
    fn id(&self) -> &Self::Id;
}

/// Objects in the file's own order, found by id.
#[derive(Clone, Debug)]
pub struct Shelf<T: Item> {
    items: Vec<T>,
    index: HashMap<T::Id, usize>,
}

impl<T: Item> Default for Shelf<T> {
    fn default() -> Self {
        Self { items: Vec::new(), index: HashMap::new() }
    }
}

impl<T: Item + PartialEq> PartialEq for Shelf<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Item> Shelf<T> {
    #[must_use]
    pub fn get(&self, id: &T::Id) -> Option<&T> {
        self.items.get(self.position(id)?)
    }

    /// The place of an object in the order.
    #[must_use]
    pub fn position(&self, id: &T::Id) -> Option<usize> {
        self.index.get(id).copied()
    }

    #[must_use]
    pub fn contains(&self, id: &T::Id) -> bool {
        self.index.contains_key(id)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Appends; gives the item back if its id is taken.
    pub(super) fn push(&mut self, item: T) -> Result<(), T> {
        if self.index.contains_key(item.id()) {
            return Err(item);
        }
        self.index.insert(item.id().clone(), self.items.len());
        self.items.push(item);
        Ok(())
    }

    /// Puts another object in the place of the one with the same id; whether there was one.
    pub(super) fn replace(&mut self, item: T) -> bool {
        let place = self.position(item.id()).and_then(|at| self.items.get_mut(at));
        place.map(|slot| *slot = item).is_some()
    }

    /// Removes the last object.
    pub(super) fn pop(&mut self) -> Option<T> {
        let item = self.items.pop()?;
        self.index.remove(item.id());
        Some(item)
    }

    /// The ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &T::Id> {
        self.items.iter().map(Item::id)
    }

    /// Brings the objects into this order; false, and nothing changed, unless it holds exactly
    /// their ids.
    pub(super) fn reorder(&mut self, order: &[String]) -> bool {
        let mut rank = HashMap::with_capacity(order.len());
        for (at, id) in order.iter().enumerate() {
            rank.insert(id.as_str(), at);
        }
        let complete = rank.len() == order.len()
            && order.len() == self.items.len()
            && self.items.iter().all(|item| rank.contains_key(item.id().to_string().as_str()));
        if complete {
            self.items.sort_by_key(|item| rank.get(item.id().to_string().as_str()).copied());
            self.index =
                self.items.iter().enumerate().map(|(at, item)| (item.id().clone(), at)).collect();
        }
        complete
    }
}

impl<'a, T: Item> IntoIterator for &'a Shelf<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Item + Serialize> Serialize for Shelf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.items.serialize(serializer)
    }
}

impl<'de, T: Item + Deserialize<'de>> Deserialize<'de> for Shelf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(std::marker::PhantomData<T>);

        impl<'de, T: Item + Deserialize<'de>> de::Visitor<'de> for InOrder<T> {
            type Value = Shelf<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of objects with unique ids")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Shelf<T>, A::Error> {
                let mut unique = Shelf::default();
                while let Some(item) = list.next_element::<T>()? {
                    // Refused at once, so that the error points at the second of the two.
                    unique.push(item).map_err(|item| {
                        de::Error::custom(format!("duplicate id \"{}\"", item.id()))
                    })?;
                }
                Ok(unique)
            }
        }

        deserializer.deserialize_seq(InOrder(std::marker::PhantomData))
    }
}
