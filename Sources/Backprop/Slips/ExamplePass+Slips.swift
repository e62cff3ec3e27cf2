extension ExamplePass {
  /// The slips that a step can have, and what each gives from the right values before it.
  ///
  /// - Parameter quantity: what the step computes.
  /// - Returns: the slips that have a meaning here, in the order of `Slip`; several values where one thing
  ///   of several may have been taken. One that gives the right value is among them.
  package func slips(of quantity: Quantity) -> [(slip: Slip, values: [SlipValue])] {
    StepRules(self).slips(of: quantity)
  }

  /// The same, without slips that cannot be told from the right value where it is given so exactly.
  package func slips(
    of quantity: Quantity, precision: Precision
  ) -> [(slip: Slip, values: [SlipValue])] {
    var aim = Precision.Aim(value: value(of: quantity))
    if case .updated(let parameter) = quantity { aim.origin = parameters[parameter] }
    return slips(of: quantity).filter { _, values in
      values.contains { $0.value.isFinite && !precision.isNear($0.value, aim) }
    }
  }
}
