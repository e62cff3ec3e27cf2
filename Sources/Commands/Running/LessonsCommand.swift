import Documents
import Opening

/// `lessons`: what there is to open.
struct LessonsCommand {
  let arguments: Arguments
  let world: World

  func run() throws(Failure) {
    let lessons = try LessonsCommand.lessons(world)
    do throws(OutputProblem) {
      try world.print(
        arguments.format == "json" ? json(lessons) : text(lessons),
        isJSON: arguments.format == "json")
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
      return lesson.name + gap + lesson.title + "\n"
        + String(repeating: " ", count: width + 2) + lesson.aim + "\n"
    }.joined() + "\nOpen one with `backstep NAME`.\n"
  }

  private func json(_ lessons: [Lesson]) -> String {
    lessons.map { lesson in
      JSONWriter.compact(
        .object([
          ("name", .string(lesson.name)), ("title", .string(lesson.title)),
          ("aim", .string(lesson.aim)),
        ])) + "\n"
    }.joined()
  }
}
