/// How many examples are trained at full speed before one looks whether all of their values were surely
/// finite.
///
/// Where some may not be, one goes back and trains fewer; where these are few, one looks at whole examples.
struct Caution: Sendable {
  /// So many examples are trained at most.
  private(set) var most = EpochPlan.furthestPosition
  /// Whole examples are looked at before this one, counted over the whole run from 0.
  private(set) var passesEnd = 0
  /// So many whole examples are looked at the next time.
  private var passCount = Caution.few

  /// To train fewer at once is no faster than to look at them.
  static let few = 32
  /// More whole examples are not looked at before one trains again.
  private static let many = 4_096

  /// Takes examples that may have values which are not finite.
  mutating func narrow(_ examples: Range<Int>) {
    most = max(Caution.few, examples.count / 16)
    guard examples.count <= Caution.few else { return }
    passesEnd = examples.lowerBound + passCount
    passCount = min(2 * passCount, Caution.many)
  }

  /// Takes examples whose values are all finite.
  mutating func widen() {
    most = saturatingProduct(most, 2)
    passCount = Caution.few
  }
}
