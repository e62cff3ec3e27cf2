package import Documents

/// What the explorer is to open, and how.
package struct Exploration: Sendable {
  package let lesson: Lesson
  package let configuration: Configuration
  /// Where what is shown is to be recorded; `nil`: nowhere.
  package let recordPath: String?
}
