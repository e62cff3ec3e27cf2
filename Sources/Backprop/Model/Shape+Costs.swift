/// About how long things take, in multiplications: what slices of work are made by.
extension Shape {
  /// What one answer costs, or one sweep of a recurrent network; an exponential counts as twenty.
  package var costOfAnswer: Int { parameterCount + 20 * unitCount + 30 }

  /// What training with one example costs a layered network.
  var costOfTraining: Int { 6 * parameterCount + 50 }
}
