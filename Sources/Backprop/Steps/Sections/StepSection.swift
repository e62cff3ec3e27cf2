/// A stretch of an example's steps that are laid out alike.
///
/// It knows both directions: what a step computes, and which step computes a quantity. Offsets
/// count from 0 at its first step. Of a quantity that is none of its own it says `nil` by a
/// `default`: a new quantity is the matter of one section, and none of the others needs a line for it.
protocol StepSection: Equatable, Sendable {
  var phase: Phase { get }
  /// How many steps it has.
  var count: Int { get }
  /// How many steps the groups of granularity *unit* have.
  var unitSize: Int { get }
  /// How many steps a sweep has, the last its change; `nil` where there are no sweeps.
  var sweepSize: Int? { get }
  /// Sections of a phase that follow each other and share this are one group of granularity *layer*.
  var layer: Int? { get }

  /// Returns what a step computes; `offset` is in `0..<count`.
  func quantity(at offset: Int) -> Quantity
  /// Returns the step that computes a quantity; `nil` where none of these does.
  func offset(of quantity: Quantity) -> Int?
}

extension StepSection {
  var unitSize: Int { 1 }
  var sweepSize: Int? { nil }
  var layer: Int? { nil }

  func isEqual(to other: any StepSection) -> Bool { other as? Self == self }
}
