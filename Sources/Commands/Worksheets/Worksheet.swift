import Backprop
import Documents
import Explanations

/// What one person is asked: a network with its numbers, and steps of its first example.
struct Worksheet {
  /// A step, written out or asked for.
  struct Line {
    let quantity: Quantity
    /// The right value.
    let value: Double
    /// What usual slips give in its place, where that can be told from the right value.
    let slips: [(slip: Slip, values: [Double])]
  }

  /// `nil` where nobody is named.
  let student: String?
  /// `nil`: the lesson's own numbers.
  let variant: Int?
  let title: String
  let network: Network
  let settings: TrainingSettings
  /// How many significant digits are asked for.
  let digits: Int
  /// The first example.
  let explainer: Explainer
  /// The steps that are written out before those that are asked for.
  let written: [Quantity]
  let asked: [Line]

  var pass: ExamplePass { explainer.pass }
  var symbols: Symbols { explainer.symbols }

  /// Makes a sheet.
  ///
  /// - Parameters:
  ///   - student: who gets it; `nil`: nobody in particular.
  ///   - lesson: has the numbers.
  ///   - selection: what is asked.
  ///   - digits: how many significant digits are asked for.
  init(_ student: String?, _ lesson: Lesson, _ selection: WorksheetSelection, digits: Int) {
    self.student = student
    variant = lesson.settings.variant
    title = lesson.title
    settings = lesson.settings.training
    self.digits = digits
    let run = Run(lesson.start)
    network = run.network
    explainer = Explainer(
      run, notation: lesson.settings.isASCII ? .ascii : .unicode,
      format: NumberFormat(digits: lesson.settings.digits))
    written = selection.written
    let pass = run.pass
    asked = selection.asked.map { quantity in
      Line(
        quantity: quantity, value: pass.value(of: quantity),
        slips: pass.slips(of: quantity, precision: .digits(digits)).map {
          ($0.slip, $0.values.map(\.value))
        })
    }
  }

  /// The inputs and the targets, each with its value, then the learning rate where a new weight is asked.
  var given: [Quantity] {
    let shape = network.shape
    let asksForUpdates = asked.contains { line in
      if case .updated = line.quantity { return true }
      return false
    }
    return (0..<shape.inputCount).map { .input($0) } + (0..<shape.outputCount).map { .target($0) }
      + (asksForUpdates ? [.learningRate] : [])
  }

  /// Whose it is, and which numbers it has: `ann, variant 7`; empty where there is nothing to say.
  var heading: String {
    ((student.map { [escapingControls(in: $0)] } ?? [])
      + (variant.map { ["variant \($0)"] } ?? [])).joined(separator: ", ")
  }

  /// What is to be done.
  var task: String {
    "Work the numbers out in this order. Carry \(digits + 1) significant digits and give \(digits)."
  }

  /// The activations of the layers, and the loss, by their names.
  var rules: String {
    let layers = network.shape.layers.enumerated().map { index, layer in
      "\(network.unitNames[index].joined(separator: ", ")): \(layer.activation.rawValue)"
    }
    return layers.joined(separator: "; ") + ". Error: \(network.loss.rawValue)"
  }

  /// The error of the first output, whose formula stands for those of all.
  var error: Quantity { .unitError(0) }

  /// A number of the key, with a digit more than is asked for; of a new weight, a digit more of the change.
  func text(_ value: Double, at quantity: Quantity) -> String {
    guard case .updated(let parameter) = quantity else {
      return NumberFormat.significant(value, digits: digits + 1)
    }
    let change = abs(value - pass.value(of: .parameter(parameter)))
    let more = change > 0 ? NumberFormat.exponent(abs(value)) - NumberFormat.exponent(change) : 0
    return NumberFormat.significant(value, digits: digits + 1 + max(0, more))
  }
}
