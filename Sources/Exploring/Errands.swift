import Documents
package import Explorer
package import ExplorerViews
package import Opening
package import TextScreen

/// Carries out what the explorer asks for outside of itself, however it is shown.
package struct Errands {
  private let world: World
  private let keys: KeyMap

  /// - Parameters:
  ///   - world: where files are read and written.
  ///   - keys: those that a picture of the screen names.
  package init(_ world: World, keys: KeyMap) {
    self.world = world
    self.keys = keys
  }

  /// How large a picture of the screen is, and how many colours it has.
  package struct Frame {
    package let size: Size
    package let colors: Int

    package init(size: Size, colors: Int) { (self.size, self.colors) = (size, colors) }
  }

  /// Carries out a request that files are enough for.
  ///
  /// - Parameters:
  ///   - request: what is asked for.
  ///   - state: who asks; it takes in what comes of it, and says what went wrong.
  ///   - frame: of a picture that is asked for.
  ///   - budget: about how many multiplications to do before the rest becomes a job.
  /// - Returns: whether that was one; the rest is for the one who shows the state.
  package func carryOut(
    _ request: State.Request, for state: inout State, frame: Frame, budget: Int
  ) -> Bool {
    switch request {
    case .redraw, .suspend, .quit, .copy: return false
    case .open(let name):
      load(name, for: &state) { state, lesson in
        var opened = State(lesson)
        opened.takeOverDisplay(of: state)
        opened.openedAs = name.split(separator: " ").map(String.init)
        state = opened
      }
    case .again(let number):
      switch LessonVariants.lesson(state.lessonAsOpened, with: number, in: world) {
      case .success(let lesson): state = state.opened(with: lesson)
      case .failure(let problem): state.refuseToOpen(problem.line)
      }
    case .compare(let name):
      load(name, for: &state) { state, lesson in state.compare(with: State(lesson)) }
    case .paper(let path): mark(path, for: &state, budget: budget)
    case .save(let path, let text): save(text, as: path, of: &state)
    case .shoot(let path, let format): keepScreen(of: &state, as: path, format, frame)
    }
    return true
  }

  /// Loads a lesson or a file, and does something with it; says where that cannot be.
  private func load(
    _ name: String, for state: inout State, _ use: (inout State, Lesson) -> Void
  ) {
    switch LessonLoader.load(typed: name, in: world) {
    case .success(let lesson): use(&state, lesson)
    case .failure(let problem): state.refuseToOpen(problem.line)
    }
  }

  /// Reads a paper, and has it marked; says what is wrong with it.
  private func mark(_ path: String, for state: inout State, budget: Int) {
    do throws(FileProblem) {
      let bytes = try world.readFile(path, .table)
      guard let problem = state.mark(bytes, named: path, budget: budget) else { return }
      state.refuseToOpen(problem.line(file: path))
    } catch {
      state.refuseToOpen(Failure.file(path, error, .badInput).line)
    }
  }

  /// Writes a file in the place of what is there.
  private func save(_ text: String, as path: String, of state: inout State) {
    guard !isSomethingElse(path) else {
      return state.refuseToOpen("\(path) is there and is no lesson; save under another name")
    }
    do throws(FileProblem) {
      try world.writeFile(path, Array(text.utf8))
      state.noteSaved(as: path)
    } catch {
      state.refuseToOpen(Failure.file(path, error, .cannotWrite).line)
    }
  }

  /// Writes the screen to a file that is not there yet.
  private func keepScreen(
    of state: inout State, as path: String, _ format: PictureFormat, _ frame: Frame
  ) {
    guard !isThere(path) else {
      return state.refuseToOpen("\(path) is there already; take another name")
    }
    let text = ScreenShot.text(
      of: state, keys: keys, size: frame.size, colors: frame.colors, as: format)
    do throws(FileProblem) {
      try world.writeFile(path, Array(text.utf8))
      state.show(message: "the screen is saved to \(path)")
    } catch {
      state.refuseToOpen(Failure.file(path, error, .cannotWrite).line)
    }
  }

  /// Whether there is something under a name, other than an empty file.
  private func isThere(_ path: String) -> Bool {
    do throws(FileProblem) {
      return try !world.readFile(path, FileDemand(mostBytes: 0, longestLine: nil)).isEmpty
    } catch {
      return !error.isMissing
    }
  }

  /// Whether a file is there that is no lesson: data, or whatever else would be lost.
  private func isSomethingElse(_ path: String) -> Bool {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try world.readFile(path, .document)
    } catch {
      return !error.isMissing
    }
    let format = try? JSONReader.readObject(bytes).required("format").string("format")
    return !bytes.isEmpty && format != LessonDocument.format
  }
}
