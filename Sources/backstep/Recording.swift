import Backprop
import Documents
import Explorer
import ExplorerViews
import LocalFiles
import Opening
import TextScreen

/// What the screen shows, written to a file as it is shown, with a marker at every page and mark.
final class Recording {
  private let path: String
  private let file: NewFile
  private var cast: Asciicast
  private let seconds: () -> Double
  private var openings = 0
  private var marks: Set<Unicode.Scalar> = []
  private var notes = 0
  /// Why no more can be written; `nil` where all is.
  private(set) var problem: Failure?

  /// Makes the file; throws where there is one, or none can be made.
  init(_ path: String, seconds: @escaping () -> Double) throws(Failure) {
    do throws(FileProblem) {
      file = try NewFile(path)
    } catch {
      throw .file(path, error, .cannotWrite)
    }
    self.path = path
    self.seconds = seconds
    cast = Asciicast(beginningAt: seconds())
  }

  /// Writes what a player must know first.
  func begin(_ title: String, size: Size, terminalType: String?) {
    write(
      Asciicast.header(
        columns: size.columns, rows: size.rows, type: terminalType, title: "Backstep: \(title)"))
  }

  func note(_ event: Asciicast.Event) { write(cast.line(event, at: seconds())) }

  /// Marks the places that one may want to come to: where a page opens, a step gets a letter, or words
  /// are written at one.
  func noteMarkers(of state: State, keys: KeyMap) {
    if state.reading.openings != openings, let page = state.reading.page {
      openings = state.reading.openings
      let line = keys.spell(state.shownLines?.first ?? "", isASCII: false)
      note(.marker("page \(page + 1): \(state.notation.spell(line))"))
    }
    let letters = Set(state.marks.places.keys)
    for letter in letters.subtracting(marks).sorted() { note(.marker("mark \(letter)")) }
    marks = letters
    if state.marks.notes.count > notes { note(.marker("note at step \(state.run.position)")) }
    notes = state.marks.notes.count
  }

  /// Takes the file away: nothing is shown.
  func discard() { file.remove() }

  private func write(_ line: String) {
    guard problem == nil else { return }
    do throws(FileProblem) {
      try file.append(Array(line.utf8))
    } catch {
      let failure = Failure.file(path, error, .cannotWrite)
      problem = Failure(line: failure.line + "; the recording ends there", status: failure.status)
    }
  }
}
