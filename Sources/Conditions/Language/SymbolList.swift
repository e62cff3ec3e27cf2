package import Backprop

/// Names of symbols with commas between them, such as `w5, dE/dw*, E`: the steps that compute them.
package struct SymbolList: Equatable, Sendable {
  private let readings: [Reading]

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - text: as it was typed; sets are names for all of their members.
  ///   - setup: the run whose symbols they are.
  /// - Throws: what cannot be read, and where.
  package init(_ text: String, of setup: Run.Setup) throws(ConditionProblem) {
    var parser = Parser(text, Vocabulary(setup))
    readings = try parser.symbols()
  }

  /// Finds the steps of an example that compute one of them.
  ///
  /// - Parameters:
  ///   - layout: the example's steps.
  ///   - isFirstOfEpoch: whether the example begins an epoch.
  /// - Returns: their places, from 0, in order.
  package func indices(in layout: ExampleLayout, isFirstOfEpoch: Bool) -> [Int] {
    Set(readings.flatMap { layout.indices(of: $0, isFirstOfEpoch: isFirstOfEpoch) }).sorted()
  }
}

extension Parser {
  /// Names and sets with commas between them, and nothing after them.
  fileprivate mutating func symbols() throws(ConditionProblem) -> [Reading] {
    guard !isAtEnd else { throw problem("there is no name") }
    var found = try symbol()
    while takes(",") { found += try symbol() }
    guard isAtEnd else { throw problem("a comma or the end is missing before \(here)") }
    return found
  }

  /// A name, or all members of a set.
  private mutating func symbol() throws(ConditionProblem) -> [Reading] {
    let start = self
    let first: ConditionProblem
    do throws(ConditionProblem) {
      let name = try name()
      guard isAtEnd || letter != "*" else { throw problem("a set ends before \(here)") }
      return [name]
    } catch {
      first = error
    }
    self = start
    do throws(ConditionProblem) {
      return try members(of: nil).map(vocabulary.reading(of:))
    } catch {
      throw first
    }
  }
}
