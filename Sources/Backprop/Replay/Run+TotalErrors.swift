/// What E was on the way to the present example.
extension Run {
  /// E_total of the last examples of a layered network up to the present one, the earliest first, each
  /// with the weights that it was computed with.
  ///
  /// - Parameters:
  ///   - count: of how many examples at most; at the start of a run there are fewer.
  ///   - budget: about how many multiplications to do.
  /// - Returns: `nil` where that many do not reach.
  package func totalErrors(ofLast count: Int, budget: Int) -> [Double]? {
    let first = max(0, exampleIndex + 1 - count)
    let cost = start.network.shape.costOfTraining
    guard plan.isLayered, count * cost <= budget else { return nil }
    var walk = self
    var errors: [Double] = []
    for index in first...exampleIndex {
      guard walk.advance(to: .end(ofExample: index), budget: budget) == .arrived else { return nil }
      errors.append(walk.pass.totalError)
    }
    return errors
  }
}
