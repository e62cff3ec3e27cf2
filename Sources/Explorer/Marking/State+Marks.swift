import Backprop
import Conditions
import Documents
import Explanations

/// Marking places and writing notes at them.
extension State {
  /// Marks the present step with a letter.
  mutating func mark(_ letter: Unicode.Scalar) {
    guard letter.isASCII, letter.properties.isAlphabetic else {
      message = Message("a mark is a letter from a to z, or A to Z", .problem)
      return
    }
    marks.places[letter] = presentPlace
    message = Message("marked; ' \(letter) comes back here")
  }

  /// Goes to a mark, or, by a second `'`, to where the last jump began.
  mutating func goToMark(_ letter: Unicode.Scalar, budget: Int) {
    guard letter != "'" else {
      guard let place = jumps.earlier(than: presentPlace).last else {
        message = Message("There is no jump to go back from.")
        return
      }
      noteJump()
      go(to: place, budget: budget)
      return
    }
    guard let place = marks.places[letter] else {
      message = Message(
        marks.places.isEmpty
          ? "no mark \(letter); {key:mark} and a letter marks a step"
          : "no mark \(letter); there are "
            + marks.places.keys.sorted { $0.value < $1.value }.map(String.init)
            .joined(separator: " "), .problem)
      return
    }
    noteJump()
    go(to: place, budget: budget)
  }

  /// Carries out what was typed after `:note`: words for the present place, or `off`.
  mutating func write(note text: String) {
    guard !text.isEmpty else {
      message = Message("type it so: \(ExplorerCommand.Word.note.usage)", .problem)
      return
    }
    guard text != "off" else {
      message =
        marks.erase(at: run.position) == nil
        ? Message("There is no note at this step; :marks lists them.", .problem)
        : Message("The note is taken away.")
      return
    }
    do throws(ConditionProblem) {
      // What braces name are numbers of the run, as in a page.
      if text.contains(where: { "{}".contains($0) }) {
        _ = try TextWithNumbers(text, of: run.setup)
      }
    } catch {
      message = Message("this cannot be a note: \(error.words)", .problem)
      return
    }
    let lines = wrapped(text)
    guard lines.allSatisfy(LessonDocument.fits) else {
      message = Message(
        "a word of a note has \(LessonDocument.lineLength) letters at most", .problem)
      return
    }
    guard lines.count <= LessonDocument.linesOfPage else {
      message = Message(
        "a note has \(LessonDocument.linesOfPage) lines of \(LessonDocument.lineLength) letters; "
          + "this would have \(lines.count)", .problem)
      return
    }
    let earlier = marks.write(Marks.Note(place: presentPlace, address: address, lines: lines))
    reading.note = run.position
    message = Message(
      earlier.map { "in place of the note \(excerpt($0.lines.joined(separator: " ")))" }
        ?? "A note stands here; :marks lists all, :save FILE keeps them.")
  }

  /// Text in lines that fit the smallest screen.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    // What stands between braces is not torn.
    var depth = 0
    let words = text.split { letter in
      if letter == "{" { depth += 1 }
      if letter == "}" { depth = max(0, depth - 1) }
      return letter == " " && depth == 0
    }
    for word in words {
      if let last = lines.last,
        last.unicodeScalars.count + 1 + word.unicodeScalars.count <= LessonDocument.lineLength
      {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The name of the present place, as pages and `:go` take it.
  package var address: String {
    run.address(ofPosition: run.position, explainer) ?? "start"
  }
}
