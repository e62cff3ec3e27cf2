internal import Backprop
import Conditions
import Documents
import Opening

/// What a command line asks a run.
struct Questions {
  /// The steps that are printed are those at which this hits.
  let condition: Condition?
  /// The steps that are printed are those that compute one of these.
  let symbols: SymbolList?
  /// What ends training.
  let stops: [Condition]

  /// Reads what is asked, before any work is done.
  init(_ arguments: Arguments, of lesson: Lesson) throws(Failure) {
    if ["markdown", "latex"].contains(arguments.format),
      let option = arguments.condition != nil ? "--where" : arguments.symbols.map({ _ in "--only" })
    {
      throw .usage("\(option) goes with --format text, json or csv: a handout has every step")
    }
    let start = lesson.start
    func reading<Value>(
      _ option: String, _ text: String,
      _ read: (String, Run.Setup) throws(ConditionProblem) -> Value
    ) throws(Failure) -> Value {
      do throws(ConditionProblem) {
        return try read(text, start)
      } catch {
        throw .usage("\(option) \(excerpt(text)): column \(error.column): \(error.words)")
      }
    }
    condition = try arguments.condition.map { (text) throws(Failure) in
      try reading("--where", text) { (text, start) throws(ConditionProblem) in
        try Condition(text, of: start)
      }
    }
    symbols = try arguments.symbols.map { (text) throws(Failure) in
      try reading("--only", text) { (text, start) throws(ConditionProblem) in
        try SymbolList(text, of: start)
      }
    }
    stops = try arguments.stops.map { (text) throws(Failure) in
      try reading("--stop", text) { (text, start) throws(ConditionProblem) in
        try Condition(text, of: start)
      }
    }
  }
}
