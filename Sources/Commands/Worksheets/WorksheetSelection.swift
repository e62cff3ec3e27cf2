import Backprop
import Conditions
import Documents
import Explanations
import Opening

/// Which steps of the first example a sheet writes out, and which it asks for; in their order.
struct WorksheetSelection {
  /// The steps that are written out.
  let written: [Quantity]
  /// The steps that are asked for.
  let asked: [Quantity]

  /// More numbers than these are not asked for by hand.
  private static let most = 400

  /// Finds what a sheet asks.
  ///
  /// - Throws: what is wrong with `--ask` and `--fade`.
  init(_ arguments: Arguments, of lesson: Lesson) throws(Failure) {
    let start = lesson.start
    guard start.network.shape.recurrence == nil else {
      throw .usage("worksheet is for layered networks: a recurrent one settles in many sweeps")
    }
    let layout = Run(start).pass.layout
    if let text = arguments.asked {
      written = []
      asked = try WorksheetSelection.named(text, in: layout, start)
    } else if let count = arguments.fade {
      let all = Variant.asked(of: start)
      guard count <= all.count else {
        throw .usage(
          "--fade \(count): a sheet about this network asks for \(all.count) numbers, and leaves "
            + "that many open at most")
      }
      asked = Array(all.suffix(count))
      written = WorksheetSelection.steps(of: layout, before: asked.first)
    } else {
      written = []
      asked = Variant.asked(of: start)
    }
    guard asked.count <= WorksheetSelection.most else {
      throw .usage(
        "a sheet would ask for \(NumberFormat.count(asked.count)) numbers; name fewer with --ask")
    }
  }

  private static func named(
    _ text: String, in layout: ExampleLayout, _ start: Run.Setup
  ) throws(Failure) -> [Quantity] {
    let list: SymbolList
    do throws(ConditionProblem) {
      list = try SymbolList(text, of: start)
    } catch {
      throw .usage("--ask \(excerpt(text)): column \(error.column): \(error.words)")
    }
    let asked = list.indices(in: layout, isFirstOfEpoch: true).map(layout.quantity)
    guard !asked.isEmpty else {
      throw .usage("--ask \(excerpt(text)): no step of the first example computes that")
    }
    return asked
  }

  /// The steps before one, those aside that only repeat a number or are a term of the next.
  private static func steps(of layout: ExampleLayout, before end: Quantity?) -> [Quantity] {
    let count = end.flatMap(layout.index) ?? 0
    return (0..<count).map(layout.quantity).filter { quantity in
      switch quantity {
      case .term, .deltaTerm, .netInputDerivative: false
      case .input, .target, .learningRate, .parameter, .netInput, .largestNetInput, .exponentialSum,
        .activation, .unitError, .totalError, .activationGradient, .activationDerivative, .delta,
        .gradient, .batchGradient, .optimizer, .earlier, .updated, .error, .swept:
        true
      }
    }
  }
}
