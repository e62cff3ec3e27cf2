/// Asks now and then, in long work on a document, whether the person wants to stop.
struct InterruptionPoll {
  private let isInterrupted: () -> Bool
  private var count = 0

  /// How many small pieces of work are done between two questions.
  private static let interval = 1 << 12

  init(_ isInterrupted: @escaping () -> Bool) {
    self.isInterrupted = isInterrupted
  }

  /// Called before each small piece of work, such as a row; throws once the person has asked to stop.
  mutating func check(at place: SourceLocation?) throws(DocumentError) {
    count += 1
    guard count.isMultiple(of: Self.interval), isInterrupted() else { return }
    throw DocumentError(at: place, problem: "interrupted")
  }
}
