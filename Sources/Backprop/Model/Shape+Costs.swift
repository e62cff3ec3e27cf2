/// About how long things take, in multiplications: what slices of work are made by.
extension Shape {
  /// What one answer costs, or one sweep of a recurrent network; an exponential counts as twenty.
  package var costOfAnswer: Int { parameterCount + 20 * unitCount + 30 }

  /// What training with one example costs a layered network.
  var costOfTraining: Int { 6 * parameterCount + 50 }

  /// What the gradients of one example cost: every weight forward, and backward for its own gradient
  /// and for that of the unit below it; in a recurrent network, every weight in each sweep.
  func costOfGradients(_ sweeps: Sweeps?) -> Int {
    saturatingProduct(sweeps.map { $0.forward + $0.backward } ?? 3, parameterCount)
  }
}
