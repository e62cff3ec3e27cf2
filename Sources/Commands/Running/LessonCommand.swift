import Documents
import Explanations
import LessonChecks
import Opening

/// `lesson`: checks that lessons hold what they say, or begins one.
struct LessonCommand {
  let arguments: Arguments
  let world: World

  func run() throws(Failure) -> ExitStatus {
    let words = arguments.lessonWords
    switch words.first {
    case "check":
      guard words.count > 1 else {
        throw .usage("lesson check needs lessons: names or files; `backstep lessons` lists names")
      }
      world.beginWork()
      var isRight = true
      for name in words.dropFirst() {
        let (lesson, faults) = try faults(in: name)
        isRight = isRight && faults.isEmpty
        try print(faults.isEmpty ? [praise(of: lesson, named: name)] : faults)
      }
      return isRight ? .done : .failed
    case "new":
      guard words.count == 2 else {
        throw .usage("lesson new needs one name, such as: backstep lesson new mine")
      }
      try begin(words[1])
      return .done
    case let word?:
      throw .usage("lesson has no \(excerpt(word)); it is lesson check or lesson new")
    case nil: throw .usage("lesson needs a word more: check LESSON…, or new NAME")
    }
  }

  // MARK: - Checking

  /// What is wrong with a lesson, a line each.
  private func faults(in name: String) throws(Failure) -> (lesson: Lesson, lines: [String]) {
    let lesson = try LessonLoader(
      LessonRequest(name: name, commandInNeed: "lesson check"), in: world
    ).load()
    let faults = LessonCheck.faults(in: lesson, isInterrupted: world.isInterrupted)
    if world.isInterrupted() { throw .interrupted(" in \(name)") }
    let places = try places(in: name)
    return (lesson, faults.map { $0.error(in: places).line(file: name) })
  }

  /// Says what was looked at where nothing is wrong.
  private func praise(of lesson: Lesson, named name: String) -> String {
    let pages = NumberFormat.counted(lesson.pages.count, "page")
    let questions = lesson.pages.count { $0.question != nil }
    let asked = questions == 0 ? "" : ", \(NumberFormat.counted(questions, "question"))"
    return "\(escapingControls(in: name)): \(pages)\(asked): nothing is wrong"
  }

  /// Where the pages of a lesson that can be read stand in it.
  private func places(in name: String) throws(Failure) -> [LessonDocument.PagePlace] {
    var bytes = world.lessons.first { $0.name == name }?.bytes
    do throws(FileProblem) {
      if bytes == nil { bytes = try world.readDocument(name) }
    } catch {
      throw .file(name, error, .badInput)
    }
    do throws(DocumentError) {
      return try LessonDocument.places(of: JSONReader.readObject(bytes ?? []))
    } catch {
      throw .input(error.line(file: name))
    }
  }

  private func print(_ lines: [String]) throws(Failure) {
    guard !lines.isEmpty else { return }
    do throws(OutputProblem) {
      try world.print(lines.joined(separator: "\n") + "\n")
    } catch {
      throw Failure(error)
    }
  }

  // MARK: - Beginning

  /// Writes a small lesson to begin with.
  private func begin(_ name: String) throws(Failure) {
    let path = name.hasSuffix(".json") ? name : name + ".json"
    let title = String(FileName.base(of: path))
    guard !title.isEmpty, !world.lessons.contains(where: { $0.name == title }) else {
      throw .usage(
        "\(excerpt(name)) is the name of a lesson that comes with the program; take another")
    }
    do throws(FileProblem) {
      do throws(FileProblem) {
        _ = try world.readFile(path, .document)
        throw FileProblem(reason: "is there already; nothing was written")
      } catch {
        guard error.isMissing else { throw error }
      }
      try world.writeFile(path, Array(LessonTemplate.text(named: title).utf8))
    } catch {
      throw .file(path, error, .cannotWrite)
    }
    world.say(
      "\(path) is written; backstep \(path) opens it, backstep lesson check \(path) checks it")
  }
}
