import Documents

/// `lessons`: what there is to open.
struct LessonsCommand {
  let arguments: Arguments
  let surroundings: Surroundings

  func run() throws(Failure) {
    var lessons: [Lesson] = []
    for (name, _) in surroundings.lessons {
      var arguments = arguments
      arguments.operand = name
      lessons.append(try Opener(surroundings: surroundings, arguments: arguments).open())
    }
    do throws(OutputProblem) {
      try surroundings.print(
        arguments.format == "json" ? json(lessons) : text(lessons),
        isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
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
