extension ExamplePass {
  /// The slips that a step can have, and what each gives from the right values before it.
  ///
  /// - Parameter quantity: what the step computes.
  /// - Returns: the slips that have a meaning here, in the order of `Slip`; several values where one thing
  ///   of several may have been taken. One that gives the right value is among them.
  package func slips(of quantity: Quantity) -> [(slip: Slip, values: [SlipValue])] {
    StepRules(self).slips(of: quantity)
  }
}
