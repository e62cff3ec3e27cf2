/// A value that is kept apart from what holds it, and copied only where one of two owners changes it.
///
/// What is large and mostly `nil` would make every copy of its holder as large.
@propertyWrapper
package struct Boxed<Value: Sendable>: Sendable {
  /// Changed only while it has one owner, so that none sees a change of another.
  private final class Storage: @unchecked Sendable {
    var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var storage: Storage

  package init(wrappedValue: Value) { storage = Storage(wrappedValue) }

  package var wrappedValue: Value {
    _read { yield storage.value }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
      yield &storage.value
    }
  }
}
