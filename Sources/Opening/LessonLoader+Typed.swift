package import Documents

/// What is typed in the explorer to open a lesson.
extension LessonLoader {
  /// Why a lesson cannot be opened, in one line.
  package struct Problem: Error, Equatable, Sendable {
    package let line: String

    fileprivate static let interrupted = Problem(line: "interrupted: nothing was opened")
  }

  /// Loads what was typed: a lesson or a file by name, which may have spaces, and options as on the
  /// command line, `spiral --rate 0.1`; those that the explorer was started with count no more.
  ///
  /// - Returns: the lesson, or one line that says why there is none.
  package static func load(typed text: String, in world: World) -> Result<Lesson, Problem> {
    var world = world
    world.readsPipes = false
    do throws(Failure) {
      let lesson = try LessonLoader(LessonRequest(typed: text), in: world).load()
      guard !world.isInterrupted() else { return .failure(.interrupted) }
      return .success(lesson)
    } catch {
      return .failure(world.isInterrupted() ? .interrupted : Problem(line: error.words))
    }
  }
}

extension LessonRequest {
  /// The settings that the explorer takes.
  package static let settingsOfExplorer = Setting.about([
    .training, .making, .data, .writing, .screen,
  ])

  /// Takes apart what was typed: a name, then options.
  fileprivate init(typed text: String) throws(Failure) {
    self.init()
    let words = text.split(separator: " ").map(String.init)
    var rest = words.drop { !$0.hasPrefix("--") }
    if rest.count < words.count { name = words.dropLast(rest.count).joined(separator: " ") }
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        guard name == nil else { throw .tooManyNames(word) }
        name = word
        continue
      }
      let option = OptionWord(word)
      let setting = try option.setting(
        among: LessonRequest.settingsOfExplorer, of: "explore")
      given.append(try option.value(of: setting, &rest))
    }
  }
}
