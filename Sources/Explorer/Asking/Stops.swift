import Backprop
package import Conditions
import Documents

/// The conditions at whose hits a run is to stop.
package struct Stops: Equatable, Sendable {
  /// A stop by its number.
  package struct Stop: Equatable, Sendable {
    package let number: Int
    /// As it was typed.
    package let text: String
    /// What it asks of the present run; `nil` where that has not what it names.
    package fileprivate(set) var condition: Condition?
    /// Why it never hits here; empty where it can.
    package fileprivate(set) var problem = ""
  }

  /// In the order in which they were set.
  package private(set) var all: [Stop] = []
  private var lastNumber = 0

  /// Those that can hit.
  package var active: [Stop] { all.filter { $0.condition != nil } }
  /// What they ask, in the same order.
  var conditions: [Condition] { all.compactMap(\.condition) }

  /// Sets a stop; returns its number.
  mutating func add(_ condition: Condition) -> Int {
    lastNumber += 1
    all.append(Stop(number: lastNumber, text: condition.text, condition: condition))
    return lastNumber
  }

  /// Sets a stop that is still to be read; see `read(for:)`.
  mutating func add(_ text: String) {
    lastNumber += 1
    all.append(Stop(number: lastNumber, text: text, condition: nil))
  }

  /// Takes a stop away; returns whether there was one of the number.
  mutating func remove(_ number: Int) -> Bool {
    let count = all.count
    all.removeAll { $0.number == number }
    return all.count < count
  }

  mutating func removeAll() { all = [] }

  /// Reads all of them again: what a run has names for may have changed.
  mutating func read(for setup: Run.Setup) {
    guard !all.isEmpty else { return }
    let vocabulary = Vocabulary(setup)
    for index in all.indices {
      do throws(ConditionProblem) {
        all[index].condition = try Condition(all[index].text, vocabulary)
        all[index].problem = ""
      } catch {
        all[index].condition = nil
        all[index].problem = error.words
      }
    }
  }
}
