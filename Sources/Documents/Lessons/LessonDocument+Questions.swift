import Backprop

/// What the pages of a lesson ask.
extension LessonDocument {
  private static let mostTries = 9

  /// Reads what a page asks for; `nil` where it asks for nothing.
  static func question(
    _ page: JSONObject, below lines: [String]
  ) throws(DocumentError) -> Lesson.Question? {
    guard let value = page.optional("ask") else { return nil }
    let object = try value.object("ask")
    try object.allow(only: ["of", "digits", "text", "tries", "hints"], in: "a question")
    var question = Lesson.Question(of: try object.required("of").string("of"))
    if let digits = object.optional("digits") {
      question.digits = try digits.integer("digits", in: 1...Precision.mostDigits)
    }
    if let tries = object.optional("tries") {
      question.tries = try tries.integer("tries", in: 1...mostTries)
    }
    if let text = object.optional("text") {
      let line = try text.string("text")
      guard fits(line), lines.count < linesOfPage else {
        throw DocumentError(
          at: text.location, problem: "\"text\" does not fit on the screen",
          remedy:
            "with what the page says, write at most \(linesOfPage) lines of \(lineLength) letters"
        )
      }
      question.text = line
    }
    if let hints = object.optional("hints") { question.hints = try hints.strings("hints") }
    return question
  }

  /// Where the pages and their texts stand.
  package func places() throws(DocumentError) -> [PagePlace] {
    try LessonDocument.places(of: object)
  }

  /// Where the pages of a document and their texts stand.
  package static func places(of lesson: JSONObject) throws(DocumentError) -> [PagePlace] {
    var places: [PagePlace] = []
    for value in try lesson.optional("steps")?.array("steps") ?? [] {
      let step = try value.object("steps")
      var place = PagePlace(location: value.location)
      if let say = step.optional("say") {
        let lines = if case .array(let lines) = say.content { lines } else { [say] }
        for line in lines { place.texts.append((try line.string("say"), line.location)) }
      }
      if let ask = try step.optional("ask")?.object("ask") {
        let symbol = try ask.required("of")
        place.symbol = (try symbol.string("of"), symbol.location)
        var others = try ask.optional("hints")?.array("hints") ?? []
        if let text = ask.optional("text") { others.append(text) }
        for other in others { place.texts.append((try other.string("text"), other.location)) }
      }
      place.slip = step.optional("slip")?.location
      places.append(place)
    }
    return places
  }

  /// Where a page and its texts stand.
  package struct PagePlace {
    package let location: SourceLocation
    /// In which numbers of its run can be named.
    package fileprivate(set) var texts: [(text: String, location: SourceLocation)] = []
    /// The step that it asks for; `nil`: none.
    package fileprivate(set) var symbol: (text: String, location: SourceLocation)?
    /// The slip of the program that it runs; `nil`: none is named.
    package fileprivate(set) var slip: SourceLocation?
  }
}
