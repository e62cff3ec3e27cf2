/// Beginning again with what cannot change on the way.
extension Run {
  /// Begins a run from the start with other settings, and with all else as it is set now.
  ///
  /// - Parameters:
  ///   - network: this run's with other rules; its weights do not matter.
  ///   - settings: those of the new run.
  /// - Returns: a run at its first step, with the weights that this one was trained from.
  /// - Precondition: the network is legal.
  package func restarted(_ network: Network, _ settings: TrainingSettings) -> Run {
    var network = network
    network.parameters = firstParameters
    var settings = settings
    settings.scheduleSpan = nil
    var other = Run(
      Setup(
        network: network, examples: setup.examples, testExamples: setup.testExamples,
        settings: settings))
    // Errors of two kinds cannot be compared.
    if network.loss == setup.network.loss {
      other.keepErrors(of: self)
    }
    return other
  }

  /// The weights before the first step, with those that were changed there.
  private var firstParameters: [Double] {
    var parameters = start.network.parameters
    for edit in journal.edits where edit.start == 0 {
      switch edit.change {
      case .parameter(let parameter, let value): parameters[parameter] = value
      case .parameters(let values, _): parameters = values
      case .learningRate, .input, .target, .activation: break
      }
    }
    return parameters
  }

  /// Forgets how its edits came to be: there is nothing to take back.
  package mutating func forgetWayBack() { timeline.forgetWayBack() }

  /// Forgets the changes that were taken back: something else has been done since.
  package mutating func forgetUndone() { timeline.forgetUndone() }
}
