import Backprop
import Documents
import Explanations
import Explorer

/// What each panel shows.
extension PlainWords {
  /// What a panel shows, or why it shows nothing; of long ones so many lines at most.
  func panel(_ panel: Panel, most: Int = PlainWords.mostRows) -> [String] {
    if let reason = state.reasonToHide(panel) {
      return ["\(panel.title): \(spelled(reason))"]
    }
    if let list = state.list(of: panel) {
      return [heading(of: panel)] + rows(of: list, in: panel, most: most)
    }
    if let emptiness = state.emptiness(of: panel) {
      return ["\(panel.title): \(spelled(emptiness))"]
    }
    let lines = lines(of: panel)
    guard lines.count > most else { return ["\(panel.title):"] + lines }
    let left = NumberFormat.count(lines.count - most)
    return ["\(panel.title):"] + lines.prefix(most)
      + ["\(left) more; say all tells the panel in focus"]
  }

  private func lines(of panel: Panel) -> [String] {
    switch panel {
    case .network: network
    case .calculation: calculation
    case .weights: weights
    case .partials: partials
    case .error: errors
    case .algorithm: algorithm
    case .data: data
    case .steps: steps
    case .branches: futures
    case .check: check
    case .classes: classes
    case .answers: outputs
    case .weightError, .valley, .images, .settling: ["this panel is a picture, and has no words"]
    case .stops, .hits, .jumps, .marks, .differences, .findings, .paper: []
    }
  }

  // MARK: - The network

  private var shape: Shape { state.shape }

  private var units: [Unit] { (0..<shape.unitCount).map(shape.unit(numbered:)) }

  /// Inputs, weights and biases, units, targets: what is known of each at this moment.
  private var network: [String] {
    (0..<shape.inputCount).compactMap { equation(.input($0)) }
      + weights + units.map(words)
      + (0..<shape.outputCount).compactMap { equation(.target($0)) }
  }

  private func words(for unit: Unit) -> String {
    let known = [Quantity.netInput(unit), .activation(unit), .delta(unit)].compactMap(equation)
    let name = state.run.network.name(of: unit)
    return "\(name): " + (known.isEmpty ? "still to come" : known.joined(separator: ", "))
  }

  private var weights: [String] {
    let parameters = state.run.updatedNetwork.parameters
    return parameters.indices.map { parameter in
      let isNew = state.run.isKnown(.updated(parameter))
      let symbol = explainer.symbol(isNew ? .updated(parameter) : .parameter(parameter))
      return "\(symbol) = \(spelled(explainer.format.short(parameters[parameter])))"
    }
  }

  private var outputs: [String] {
    (0..<shape.outputCount).map { index in
      told(.activation(shape.outputUnit(index)))
    }
  }

  /// A quantity and its value, or that it has none yet.
  private func told(_ quantity: Quantity) -> String {
    equation(quantity) ?? "\(explainer.symbol(quantity)) is still to come"
  }

  // MARK: - The calculation

  /// What the calculation is about, and its operands as `into` numbers them.
  private var calculation: [String] {
    let operands = state.calculationBuilder(explainer).operands(of: state.subject)
    return [selection ?? step]
      + operands.enumerated().map { index, operand in
        "operand \(index + 1): \(told(operand))"
      }
  }

  private var partials: [String] {
    (0..<shape.parameterCount).compactMap { parameter in
      let gradient = Quantity.gradient(parameter)
      guard state.run.pass.layout.index(of: gradient) != nil else { return nil }
      return told(gradient)
    }
  }

  private var algorithm: [String] {
    let step = state.run.step
    let line = step.map { PseudoCode.line(of: $0.quantity, phase: $0.phase, in: shape) } ?? 1
    let lines = PseudoCode.lines(for: shape)
    let present = state.movement.stopReason == nil ? line : lines.count
    return lines.enumerated().map { index, line in
      let remark = line.remark.isEmpty ? "" : " (\(line.remark))"
      return spelled(
        "line \(index + 1)\(index + 1 == present ? ", now" : ""): \(line.text.trimmed)\(remark)")
    }
  }

  /// The steps around this one; those to come by their symbols alone.
  private var steps: [String] {
    let run = state.run
    let last = run.pass.layout.count
    return (max(0, run.stepsDone - 10)..<min(last, run.stepsDone + 10)).map { index in
      let number = NumberFormat.count(run.startPosition + index + 1)
      guard index < run.stepsDone else {
        return "step \(number), to come: \(explainer.symbol(run.pass.layout.quantity(at: index)))"
      }
      let step = run.pass.steps[index]
      let value = spelled(explainer.format.short(step.value))
      return "step \(number)\(index + 1 == run.stepsDone ? ", here" : ""): "
        + "\(explainer.symbol(step.quantity)) = \(value)"
    }
  }

  // MARK: - The run

  /// E before the first epoch, its least value, and that of the last epochs.
  private var errors: [String] {
    let history = state.run.history
    let last = history.count - 1
    guard last >= 0 else { return ["E is not known yet"] }
    let epochs = [0] + (max(1, last - 9)..<max(1, last + 1))
    var lines = epochs.compactMap { epoch in
      history.error(after: epoch).map {
        "E \(epoch == 0 ? "at the start" : "after epoch \(NumberFormat.count(epoch))"): "
          + spelled(explainer.format.short($0))
      }
    }
    if let least = history.buckets.map(\.minimum).min() {
      lines.append("least E: \(spelled(explainer.format.short(least)))")
    }
    return lines
  }

  /// The rows around the present example.
  private var data: [String] {
    let examples = state.run.setup.examples
    func words(_ numbers: ArraySlice<Double>, _ name: (Int) -> Quantity) -> [String] {
      numbers.enumerated().map { index, number in
        "\(explainer.symbol(name(index))) \(spelled(NumberFormat.brief(number)))"
      }
    }
    let here = state.run.example
    return (max(0, here - 10)..<min(examples.count, here + 11)).map { row in
      let cells =
        words(examples.inputs(of: row), Quantity.input)
        + words(examples.targets(of: row), Quantity.target)
      return "example \(row + 1) of \(examples.count)\(row == here ? ", here" : ""): "
        + cells.joined(separator: ", ")
    }
  }

  private var futures: [String] {
    state.futures.map { future in
      let name = future.number.map { "branch \($0)" } ?? "this one"
      let error = future.error.map { ", E \(spelled(NumberFormat.brief($0)))" } ?? ""
      return "\(name): to step \(NumberFormat.count(future.furthest))\(error), \(future.words)"
    }
  }

  private var check: [String] {
    guard let check = state.presentCheck else { return ["nothing is compared yet"] }
    return check.ranking.map { comparison in
      let symbol = explainer.symbol(.gradient(comparison.parameter))
      guard !comparison.hasKink else { return "\(symbol): not compared, for a kink" }
      return spelled(
        "\(symbol): analytic \(explainer.format.short(comparison.analytic)), "
          + "numeric \(explainer.format.short(comparison.numeric)), relative error "
          + NumberFormat.brief(comparison.relativeError))
    }
  }

  private var classes: [String] {
    let confusions = Confusions(state.run, state.run.updatedNetwork, marksPresent: false)
    func words(_ confusion: Confusion) -> String {
      "\(NumberFormat.count(confusion.right)) of \(NumberFormat.counted(confusion.asked, "example"))"
    }
    return ["classified right: \(words(confusions.training))"]
      + [confusions.test.map { "of the test data: \(words($0))" }].compactMap(\.self)
  }
}
