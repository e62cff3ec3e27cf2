/// How each step's value is made from those before it, and the ways in which that goes wrong.
///
/// Every rule stands beside its slips. The numbers come from a reader, so the same rules give the right
/// values, those of somebody whose earlier numbers are others, and those of a run with a slip in it. For
/// training, `ExamplePass` and `Trainer` compute the same bits for whole layers at once.
struct StepRules {
  /// The example: its network, settings and steps, and the values that training finds.
  let pass: ExamplePass
  /// The value of a quantity that comes before.
  let read: (Quantity) -> Double
  /// The gradient of a parameter summed over the batch's examples before this one; `nil` for its first.
  let sumBefore: (Int) -> Double?
  /// The only slip that is asked for; `nil`: all are.
  var wanted: Slip?

  /// The rules with the values of training.
  init(_ pass: ExamplePass) {
    self.init(pass, read: pass.value(of:)) { parameter in pass.earlierSums.map { $0[parameter] } }
  }

  init(
    _ pass: ExamplePass, read: @escaping (Quantity) -> Double,
    sumBefore: @escaping (Int) -> Double?
  ) {
    self.pass = pass
    self.read = read
    self.sumBefore = sumBefore
  }

  var shape: Shape { pass.shape }
  var settings: TrainingSettings { pass.settings }

  /// Computes a quantity by its own rule from those before it.
  ///
  /// What is given, what the sweeps of a recurrent network compute, and E of all the data are as in
  /// training.
  func value(of quantity: Quantity) -> Double {
    switch quantity {
    case .term(let weight): read(.parameter(weight)) * read(shape.source(ofWeight: weight))
    case .netInput(let unit): netInput(of: unit)
    case .exponentialSum(let layer): exponentialSum(ofLayer: layer)
    case .activation(let unit): activation(of: unit)
    case .unitError(let output): unitError(of: output)
    case .totalError: totalError()
    case .activationGradient(let unit): activationGradient(of: unit)
    case .deltaTerm(let weight): deltaTerm(ofWeight: weight)
    case .activationDerivative(let unit): activationDerivative(of: unit)
    case .delta(let unit): delta(of: unit)
    case .netInputDerivative(let weight): read(shape.source(ofWeight: weight))
    case .gradient(let parameter): gradient(of: parameter)
    case .batchGradient(let parameter): batchGradient(of: parameter)
    case .optimizer(let number, let parameter): optimizer(number, of: parameter)
    case .updated(let parameter): updated(parameter)
    case .input, .target, .learningRate, .parameter, .largestNetInput, .earlier, .error, .swept:
      pass.value(of: quantity)
    }
  }

  /// The slips that this step can have here, and what each gives: several values where one thing of
  /// several may have been taken.
  func slips(of quantity: Quantity) -> [(slip: Slip, values: [SlipValue])] {
    guard shape.recurrence == nil else { return [] }
    let all: [(slip: Slip, values: [SlipValue])] =
      switch quantity {
      case .netInput(let unit): netInputSlips(of: unit)
      case .activation(let unit): activationSlips(of: unit)
      case .unitError(let output): unitErrorSlips(of: output)
      case .totalError: totalErrorSlips()
      case .activationGradient(let unit): activationGradientSlips(of: unit)
      case .deltaTerm(let weight): deltaTermSlips(ofWeight: weight)
      case .activationDerivative(let unit): activationDerivativeSlips(of: unit)
      case .delta(let unit): deltaSlips(of: unit)
      case .gradient(let parameter):
        shape.isBias(parameter)
          ? biasGradientSlips(of: parameter) : weightGradientSlips(of: parameter)
      case .updated(let parameter): updateSlips(of: parameter)
      case .input, .target, .learningRate, .parameter, .term, .largestNetInput, .exponentialSum,
        .netInputDerivative, .batchGradient, .optimizer, .earlier, .error, .swept:
        []
      }
    return all.filter { isWanted($0.slip) && !$0.values.isEmpty }
  }

  func isWanted(_ slip: Slip) -> Bool { wanted == nil || wanted == slip }

  // MARK: - What rules share

  /// Adds numbers in their order, starting from the first.
  func sum(_ terms: [Double]) -> Double { terms.dropFirst().reduce(terms[0], +) }

  /// The one value of a slip; none where it has no meaning here.
  func one(_ value: Double?) -> [SlipValue] {
    value.map { [SlipValue(value: $0, taken: nil)] } ?? []
  }
}
