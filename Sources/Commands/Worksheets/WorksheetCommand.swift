import Backprop
import Documents
import Explanations
import Opening

/// `worksheet`: sheets of numbers to be worked out by hand, with or without a key.
struct WorksheetCommand {
  let lesson: Lesson
  let arguments: Arguments
  let world: World

  /// What is longer than this is written before more is made.
  private static let mostKept = 60_000

  func run() throws(Failure) {
    let selection = try WorksheetSelection(arguments, of: lesson)
    let students = try self.students()
    world.beginWork()
    let writer = writer
    // To find out what can be told apart takes a while.
    lazy var variants = LessonVariants(of: lesson, in: world)
    var progress = Progress(world)
    defer { progress.clear() }
    var text = writer.opening
    var unseparated: [Int] = []
    for (index, student) in students.enumerated() {
      progress.show { "sheet \(NumberFormat.count(index + 1))" }
      var own = lesson
      if let variant = student.variant, variant != lesson.settings.variant {
        let drawn = try variants.draw(variant)
        own = drawn.lesson
        if !drawn.isSeparate { unseparated.append(variant) }
      }
      let sheet = Worksheet(student.name, own, selection, digits: arguments.sheetDigits)
      text += writer.sheet(sheet, isFirst: index == 0)
      if world.isInterrupted() { throw .interrupted() }
      guard text.utf8.count > Self.mostKept else { continue }
      try print(text)
      text = ""
    }
    try print(text + writer.closing)
    progress.clear()
    guard let first = unseparated.first else { return }
    world.say("backstep: " + LessonVariants.note(first, and: unseparated.count - 1))
  }

  /// Who gets a sheet, and with which numbers.
  private func students() throws(Failure) -> [(name: String?, variant: Int?)] {
    guard let name = arguments.students else { return [(nil, lesson.settings.variant)] }
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try world.readData(name).bytes
    } catch {
      throw .file(name, error, .badInput)
    }
    let first = lesson.settings.variant ?? 1
    do throws(DocumentError) {
      return try StudentList(csv: bytes).students.enumerated().map { index, student in
        (student.name, student.variant ?? first + index)
      }
    } catch {
      throw .input(error.line(file: name))
    }
  }

  private var writer: any WorksheetWriter {
    let hasKey = arguments.wantsKey
    let notation: Notation = lesson.settings.isASCII ? .ascii : .unicode
    return switch arguments.format {
    case "latex": WorksheetLaTeX(title: lesson.title, hasKey: hasKey)
    case "text": WorksheetText(hasKey: hasKey, notation: notation)
    case "json": WorksheetJSON(title: lesson.title, digits: arguments.sheetDigits, hasKey: hasKey)
    case "csv":
      WorksheetTable(
        hasKey: hasKey, hasStudents: arguments.students != nil,
        hasVariants: arguments.students != nil || lesson.settings.variant != nil)
    default: WorksheetMarkdown(hasKey: hasKey, notation: notation)
    }
  }

  private func print(_ text: String) throws(Failure) {
    do throws(OutputProblem) {
      try world.print(text, isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
  }
}
