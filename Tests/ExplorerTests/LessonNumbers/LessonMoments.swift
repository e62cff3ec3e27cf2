import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport

/// The moments that the claims of a lesson ask for, each reached once.
final class LessonMoments {
  private var moments: [String: LessonMoment] = [:]
  private var trainings: [String: Training] = [:]

  /// The moments of a lesson's pages, as they are when one turns them in order.
  func pages(of name: String) throws -> [LessonMoment] {
    var state = State(try ShippedLessons.lesson(name))
    return state.lesson.pages.indices.map { index in
      if index > 0 { state.receive(.action(.nextPage), budget: .max) }
      return LessonMoment(state.lesson, state.lesson.pages[index], state.run, cache: self)
    }
  }

  /// A moment by its place and what is other than at a moment before: `epoch 100, rate 0.1, w1 2`.
  func moment(_ text: String, from origin: LessonMoment) throws -> LessonMoment {
    var lesson = origin.lesson
    var page = origin.page
    var place = text
    if let colon = text.firstIndex(of: ":") {
      lesson = try ShippedLessons.lesson(String(text[..<colon]))
      page = Lesson.Page(address: .start, lines: [""])
      place = String(text[text.index(after: colon)...])
    }
    for part in place.split(separator: ",") {
      let part = String(part.drop { $0 == " " })
      if part == "start" {
        page.address = .start
      } else if let address = StepAddress(part), !isSetting(part) {
        page.address = address
      } else {
        try change(part, &lesson, &page)
      }
    }
    let key = "\(lesson.name) \(lesson.settings) \(page)"
    if let known = moments[key] { return known }
    // The first page is where a lesson opens: the second is turned to.
    lesson.pages = [Lesson.Page(address: .start, lines: [""]), page]
    var state = State(lesson)
    state.receive(.action(.nextPage), budget: .max)
    guard state.message == nil else {
      throw ClaimProblem("\(text): \(state.message.map { "\($0)" } ?? "")")
    }
    let moment = LessonMoment(lesson, page, state.run, cache: self)
    moments[key] = moment
    return moment
  }

  /// Whether a text sets something, as `update sequential` does, which might be a place as well.
  private func isSetting(_ text: String) -> Bool {
    let words = text.split(separator: " ").map(String.init)
    var settings = Settings()
    guard words.count == 2, let setting = Setting.all.first(where: { $0.name == words[0] }) else {
      return false
    }
    return (try? setting.set(&settings, words[1])) != nil
  }

  /// A change as one types it: `rate 0.1`, `optimizer sgd`, `w1 2`.
  private func change(
    _ text: String, _ lesson: inout Lesson, _ page: inout Lesson.Page
  ) throws {
    let words = text.split(separator: " ").map(String.init)
    guard let name = words.first else { throw ClaimProblem("nothing between commas") }
    if let setting = Setting.all.first(where: { $0.name == name }) {
      var settings = page.settings ?? lesson.settings
      try setting.set(&settings, words.dropFirst().joined(separator: " "))
      lesson.settings = settings
      if page.settings != nil { page.settings = settings }
      page.changes.removeAll { if case .learningRate = $0 { name == "rate" } else { false } }
    } else if let value = words.dropFirst().first.flatMap(Double.init) {
      page.changes.append(.parameter(name, value))
      page.changeAddress = page.changeAddress ?? .start
    } else {
      throw ClaimProblem("\(text) is no place, setting or weight")
    }
  }

  /// A lesson trained to its end, with the settings and changes of a page.
  func trained(_ lesson: Lesson, _ page: Lesson.Page) -> Training {
    var settings = page.settings ?? lesson.settings
    for case .learningRate(let rate) in page.changes { settings.training.learningRate = rate }
    settings.training.adoptStopping(of: lesson.settings.training)
    let key = "\(lesson.name) \(settings)"
    if let known = trainings[key] { return known }
    var lesson = lesson
    lesson.settings = settings
    var training = Training(lesson.start)
    while !training.advance(budget: .max) {}
    trainings[key] = training
    return training
  }
}
