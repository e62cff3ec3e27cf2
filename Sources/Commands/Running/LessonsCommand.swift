import Documents
import Opening

/// `lessons`: what there is to open.
struct LessonsCommand {
  let arguments: Arguments
  let world: World

  func run() throws(Failure) {
    let lessons = try LessonsCommand.lessons(world)
    do throws(OutputProblem) {
      switch arguments.format {
      case "json": try world.print(json(lessons), isJSON: true)
      case "csv": try world.print(csv(lessons))
      default: try world.print(text(lessons))
      }
    } catch {
      throw Failure(error)
    }
  }

  /// Returns the lessons that come with the program.
  static func lessons(_ world: World) throws(Failure) -> [Lesson] {
    var lessons: [Lesson] = []
    for (name, _) in world.lessons {
      lessons.append(try LessonLoader(LessonRequest(name: name), in: world).load())
    }
    return lessons
  }

  private func text(_ lessons: [Lesson]) -> String {
    let width = lessons.map(\.name.count).max() ?? 0
    return lessons.map { lesson in
      let gap = String(repeating: " ", count: width - lesson.name.count + 2)
      let minutes = lesson.minutes.map { ", \($0) min" } ?? ""
      return lesson.name + gap + lesson.title + minutes + "\n"
        + String(repeating: " ", count: width + 2) + lesson.aim + "\n"
    }.joined() + "\nOpen one with `backstep NAME`.\n"
  }

  private func json(_ lessons: [Lesson]) -> String {
    lessons.map { lesson in
      JSONWriter.compact(
        .object([
          ("name", .string(lesson.name)), ("title", .string(lesson.title)),
          ("aim", .string(lesson.aim)), ("minutes", lesson.minutes.map { .integer($0) } ?? .null),
        ])) + "\n"
    }.joined()
  }

  private func csv(_ lessons: [Lesson]) -> String {
    "name,title,minutes,aim\n"
      + lessons.map { lesson in
        [
          CSVField.text(of: lesson.name), CSVField.text(of: lesson.title),
          lesson.minutes.map { "\($0)" } ?? "", CSVField.text(of: lesson.aim),
        ].joined(separator: ",") + "\n"
      }.joined()
  }
}
